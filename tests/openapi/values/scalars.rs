//! Scalars and options.

use super::subjects;

subjects! {
    bools: bool {
        good [true, false]
        bad [null, "maybe", [], {}, 2, 0.5]
        coerced ["yes", "off", 1, 0, 1.0]
    }
    bytes_of_a_number: u8 {
        good [0, 255, 7.0]
        bad [-1, 256, 1.5, null, "x", [], {}]
        coerced ["7", true]
    }
    signed: i32 {
        good [-2147483648, 2147483647]
        bad [-2147483649_i64, 2147483648_i64, "2147483648", 0.1]
        coerced ["-5"]
    }
    wide: i64 {
        good [-9223372036854775808_i64, 9223372036854775807_i64]
        bad [0.5, null]
        coerced ["5"]
        beyond [9223372036854775808_u64]
    }
    unsigned: u64 {
        good [0, 18446744073709551615_u64]
        bad [-1]
    }
    floats: f64 {
        good [0, -1.5, 1e300]
        bad [null, "x", []]
        coerced ["1.5", true]
    }
    texts: String {
        good ["", "ä"]
        bad [null, 1, true, [], {}]
    }
    letters: char {
        good ["a", "ß", "🦀"]
        bad ["", "ab", 1, null]
    }
    options: Option<u8> {
        good [null, 5]
        bad [-1, "x"]
        coerced ["5"]
    }
}
