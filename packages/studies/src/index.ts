// The published closed-loop systems as studies that check themselves.
export {};
