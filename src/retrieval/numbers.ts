/** A list of whole numbers that grows, of four bytes each. */
export interface Numbers {
  readonly length: number;
  push(number: number): void;
  /** The numbers so far, in no more room than they need; nothing is to be added after that. */
  done(): Int32Array;
}

/** An empty list. */
export function createNumbers(): Numbers {
  let numbers = new Int32Array(1024);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(number) {
      if (length === numbers.length) {
        const larger = new Int32Array(length * 2);
        larger.set(numbers);
        numbers = larger;
      }
      numbers[length++] = number;
    },
    done() {
      numbers = numbers.slice(0, length);
      return numbers;
    },
  };
}
