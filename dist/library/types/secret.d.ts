/** A value that prints as `***` wherever it is printed by accident. Only `reveal()` gives it away. */
export declare class Secret {
    #private;
    constructor(value: string);
    reveal(): string;
    toString(): string;
    toJSON(): string;
}
