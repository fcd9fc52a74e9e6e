// A generator that says what it is told, so that a sampler can be asked what it makes of any uniforms, normals or words.
import { Rng } from '../rng.ts';

/** Gives the scripted numbers in turn, then the last of them for ever; counts how many were taken. */
export class ScriptedRng extends Rng {
  private uniforms: readonly number[] = [0.5];
  private normals: readonly number[] = [0];
  private words: readonly number[] = [0];
  taken = 0;

  constructor() {
    super(1, 2, 3, 4);
  }

  script({ uniforms = [], normals = [], words = [] }: { uniforms?: readonly number[]; normals?: readonly number[]; words?: readonly number[] }): this {
    this.uniforms = uniforms;
    this.normals = normals;
    this.words = words;
    this.taken = 0;
    return this;
  }

  override bits(): number {
    return this.words.length > 0 ? this.next(this.words) : super.bits();
  }

  override uniform(): number {
    return this.uniforms.length > 0 ? this.next(this.uniforms) : super.uniform();
  }

  override normal(): number {
    return this.normals.length > 0 ? this.next(this.normals) : super.normal();
  }

  private next(script: readonly number[]): number {
    return script[Math.min(this.taken++, script.length - 1)]!;
  }
}
