//! Lists, sets, tuples, arrays and maps.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};

use serde_json::{Map, Value};

use super::subjects;

type Flag = (bool, Option<u8>);

subjects! {
    lists: Vec<u8> {
        good [[], [1, 1]]
        bad [[256], {}, null, 1, "x", [null]]
        coerced [["1"]]
    }
    queues: VecDeque<Option<String>> {
        good [[], [null, "a"]]
        bad [[1]]
    }
    sets: BTreeSet<u8> {
        good [[], [1, 2]]
        bad [[1, -1], 1]
        coerced [[1, 1]]
    }
    hash_sets: HashSet<String> {
        good [[], ["a", "b"]]
        bad [[1], "a"]
        coerced [["a", "a"]]
    }
    pairs: (u8, String) {
        good [[1, "a"]]
        bad [[], [1], [1, "a", 2], ["a", 1], {}, null]
        coerced [["1", "a"]]
    }
    arrays: [i8; 3] {
        good [[1, -2, 3]]
        bad [[1, 2], [1, 2, 3, 4], [1, 2, 128], null]
    }
    texts_to_numbers: BTreeMap<String, f64> {
        good [{}, {"a": 1, "": 1.5}]
        bad [{"a": null}, [], null]
        coerced [{"a": "1.5"}]
    }
    numbers_to_texts: HashMap<u8, String> {
        good [{}, {"1": "a"}]
        bad [{"1": 1}]
        // pydantic's documents say nothing of keys that are numbers either.
        beyond [{"a": "a"}, {"256": "a"}]
    }
    nested: Vec<BTreeMap<String, Vec<Flag>>> {
        good [[{"a": [[true, null], [false, 3]]}]]
        bad [[{"a": [[true]]}], [{"a": [[true, 256]]}]]
    }
    anything: Value {
        good [1, "a", [], {}]
        bad []
        // A body that is `null` is absent, as in FastAPI.
        beyond [null]
    }
    any_object: Map<String, Value> {
        good [{}, {"a": [1, null]}]
        bad [[], null, 1]
    }
    any_list: Vec<Value> {
        good [[], [1, "a", null]]
        bad [{}]
    }
}
