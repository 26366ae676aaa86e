/**
 * Log-odds from which a question is answered. Where the curve of answers against refusals bends: `npm run eval`
 * prints the curve.
 */
export const ANSWERED_ABOVE = -0.8;
