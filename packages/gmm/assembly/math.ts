// V8 compiles these imports to calls of its own Math.exp and Math.log, whose bits the plain kernels use too.

@external('env', 'exp')
export declare function exp(x: f64): f64;

@external('env', 'log')
export declare function log(x: f64): f64;
