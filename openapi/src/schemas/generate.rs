//! The generator: where named types gather, and how they leave it.
//!
//! In: nothing but the settings. Out: schemars' generator to pass on by `&mut`, and at the end all components, sorted
//! by name. While it runs, each schema written from a table carries a mark with its Rust type; [`Components::take`]
//! reads the marks to find clashes and removes them.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use schemars::generate::SchemaSettings;
use schemars::{Schema, SchemaGenerator};
use serde_json::{Map, Value};

use crate::error::AssembleError;
use crate::schemas::convert;

/// Where references of what is read point, and in the end all of them.
pub(super) const INPUT: &str = "/components/schemas";
/// Where references of what is written point until the names are known.
pub(super) const OUTPUT: &str = "/components/outputs";
const MARK: &str = "x-ferrapi-type";

/// A generator for what is read, whose references point into the document's components.
pub fn generator() -> SchemaGenerator {
    with_path(INPUT).into_generator()
}

/// A generator for what is written; [`Generators`](crate::schemas::Generators) makes its references those of the document.
pub(super) fn output_generator() -> SchemaGenerator {
    with_path(OUTPUT).for_serialize().into_generator()
}

fn with_path(path: &'static str) -> SchemaSettings {
    SchemaSettings::draft2020_12().with(|settings| {
        settings.definitions_path = path.into();
        settings.meta_schema = None;
    })
}

/// A reference to a component.
pub fn reference(name: &str) -> Schema {
    Schema::new_ref(format!("#{INPUT}/{name}"))
}

/// Adds a component that is no Rust type of its own, such as a variant; `name` must not be one that a type can have.
pub(crate) fn define(generator: &mut SchemaGenerator, name: &str, schema: Schema) -> Schema {
    generator.definitions_mut().insert(name.to_owned(), schema.to_value());
    Schema::new_ref(format!("#{}/{name}", generator.settings().definitions_path))
}

/// Whether the generator is one of ours, and not one with which a user looks at a single type.
pub(crate) fn is_ours(generator: &SchemaGenerator) -> bool {
    matches!(&*generator.settings().definitions_path, INPUT | OUTPUT)
}

/// Notes in a schema which component it wants to be and of which Rust type it is.
pub(crate) fn mark(object: &mut Map<String, Value>, name: &str, path: &str, generator: &SchemaGenerator) {
    if is_ours(generator) {
        object.insert(MARK.into(), Value::Array(vec![name.into(), path.into()]));
    }
}

/// All components of a document.
pub struct Components {
    /// By name, sorted.
    pub schemas: IndexMap<String, Schema>,
    /// Two types that want one name.
    pub clashes: Vec<AssembleError>,
}

impl Components {
    /// Takes everything that a generator gathered.
    pub fn take(generator: &mut SchemaGenerator) -> Self {
        Gathered::take(generator).into_components()
    }
}

/// What a generator gathered.
pub(super) struct Gathered {
    /// By the name that the generator gave.
    pub(super) schemas: BTreeMap<String, Schema>,
    /// The name that a type wanted, and its path.
    pub(super) marks: BTreeMap<String, (String, String)>,
}

impl Gathered {
    pub(super) fn take(generator: &mut SchemaGenerator) -> Self {
        let mut gathered = Self { schemas: BTreeMap::new(), marks: BTreeMap::new() };
        for (key, value) in generator.take_definitions(true) {
            let Ok(mut schema) = Schema::try_from(value) else { continue };
            convert(&mut schema);
            if let Some((name, path)) = schema.remove(MARK).and_then(read_mark) {
                gathered.marks.insert(key.clone(), (name, path));
            }
            gathered.schemas.insert(key, schema);
        }
        gathered
    }

    /// Two types that want one name.
    pub(super) fn clashes(&self) -> Vec<AssembleError> {
        clashes(&self.marks, &self.schemas)
    }

    pub(super) fn into_components(self) -> Components {
        let clashes = self.clashes();
        Components { schemas: self.schemas.into_iter().collect(), clashes }
    }
}

fn read_mark(mark: Value) -> Option<(String, String)> {
    match mark {
        Value::Array(parts) => match parts.as_slice() {
            [Value::String(name), Value::String(path)] => Some((name.clone(), path.clone())),
            _ => None,
        },
        _ => None,
    }
}

/// schemars numbers the second type of a name (`Item2`): whoever did not get the name it wanted clashes with the one
/// that did.
fn clashes(
    marks: &BTreeMap<String, (String, String)>,
    schemas: &BTreeMap<String, Schema>,
) -> Vec<AssembleError> {
    marks
        .iter()
        .filter(|(key, (name, _))| *key != name && schemas.contains_key(name))
        .map(|(_, (name, path))| AssembleError::ComponentClash {
            name: name.clone(),
            first: marks
                .get(name)
                .map_or_else(|| format!("{name} (a type of another crate)"), |(_, path)| path.clone()),
            second: path.clone(),
        })
        .collect()
}
