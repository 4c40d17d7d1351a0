//! Both directions of a type: what is read and what is written may differ (defaults of the type alone do not count, but
//! computed fields, excluded ones and separate names do).
//!
//! In: two generators, one for each direction. Out: one set of components. A type whose two schemas are equal is one
//! component `Item`; another becomes `Item-Input` and `Item-Output`, as FastAPI names them, and so does every type that
//! refers to one of those. References are rewritten to the names that were found.

use std::collections::{BTreeMap, BTreeSet};

use schemars::{Schema, SchemaGenerator};
use serde_json::Value;

use crate::error::AssembleError;
use crate::schemas::generate::{Components, Gathered, INPUT, OUTPUT, generator, output_generator};

/// The generators of a document.
pub struct Generators {
    input: SchemaGenerator,
    output: Option<SchemaGenerator>,
}

impl Generators {
    /// `separate`: what is written has schemas of its own where it differs from what is read.
    pub fn new(separate: bool) -> Self {
        Self { input: generator(), output: separate.then(output_generator) }
    }

    /// For what the application reads.
    pub fn input(&mut self) -> &mut SchemaGenerator {
        &mut self.input
    }

    /// For what the application writes.
    pub fn output(&mut self) -> &mut SchemaGenerator {
        self.output.as_mut().unwrap_or(&mut self.input)
    }

    /// Takes everything that was gathered; the names tell how references must be rewritten.
    pub fn take(&mut self) -> (Components, Names) {
        let input = Gathered::take(&mut self.input);
        let Some(output) = &mut self.output else {
            return (input.into_components(), Names::default());
        };
        let output = Gathered::take(output);
        let names = Names { split: split(&input.schemas, &output.schemas) };
        (join(input, output, &names), names)
    }
}

/// Which components have two sides.
#[derive(Debug, Default)]
pub struct Names {
    split: BTreeSet<String>,
}

impl Names {
    /// Rewrites all references of a schema.
    pub fn rewrite(&self, schema: &mut Schema) {
        let mut value = std::mem::take(schema).to_value();
        each_reference(&mut value, &mut |reference| self.rename(reference));
        if let Ok(rewritten) = Schema::try_from(value) {
            *schema = rewritten;
        }
    }

    fn rename(&self, reference: &mut String) {
        let (name, side) = match (name_in(reference, INPUT), name_in(reference, OUTPUT)) {
            (Some(name), _) => (name, "Input"),
            (None, Some(name)) => (name, "Output"),
            (None, None) => return,
        };
        let renamed = format!("#{INPUT}/{}", self.sided(name, side));
        *reference = renamed;
    }

    fn sided(&self, name: &str, side: &str) -> String {
        if self.split.contains(name) { format!("{name}-{side}") } else { name.to_owned() }
    }
}

/// All names that stand for two different schemas.
fn split(input: &BTreeMap<String, Schema>, output: &BTreeMap<String, Schema>) -> BTreeSet<String> {
    let both: Vec<_> = input
        .iter()
        .filter_map(|(name, input)| Some((name, plain(input), plain(output.get(name)?))))
        .collect();
    let differs = both.iter().filter(|(_, input, output)| input != output);
    let mut split: BTreeSet<String> = differs.map(|(name, ..)| (*name).clone()).collect();
    // What refers to a component with two sides has two sides itself.
    loop {
        let before = split.len();
        for (name, schema, _) in &both {
            let mut refers = false;
            let mut schema = schema.clone();
            each_reference(&mut schema, &mut |reference| {
                refers |= name_in(reference, INPUT).is_some_and(|name| split.contains(name));
            });
            if refers {
                split.insert((*name).clone());
            }
        }
        if split.len() == before {
            return split;
        }
    }
}

/// A schema whose references do not tell their direction.
fn plain(schema: &Schema) -> Value {
    let mut value = schema.clone().to_value();
    each_reference(&mut value, &mut |reference| {
        if let Some(name) = name_in(reference, OUTPUT) {
            let renamed = format!("#{INPUT}/{name}");
            *reference = renamed;
        }
    });
    value
}

fn join(input: Gathered, output: Gathered, names: &Names) -> Components {
    let mut clashes = input.clashes();
    for clash in output.clashes().into_iter().chain(across(&input, &output)) {
        if !clashes.contains(&clash) {
            clashes.push(clash);
        }
    }
    let mut schemas = BTreeMap::new();
    for (side, gathered) in [("Input", input), ("Output", output)] {
        for (name, mut schema) in gathered.schemas {
            names.rewrite(&mut schema);
            schemas.entry(names.sided(&name, side)).or_insert(schema);
        }
    }
    Components { schemas: schemas.into_iter().collect(), clashes }
}

/// Different types that want one name, one of them read and the other written.
fn across(input: &Gathered, output: &Gathered) -> Vec<AssembleError> {
    let both = input.marks.iter().filter_map(|(key, (name, first))| {
        let (_, second) = output.marks.get(key)?;
        (first != second).then(|| AssembleError::ComponentClash {
            name: name.clone(),
            first: first.clone(),
            second: second.clone(),
        })
    });
    both.collect()
}

fn name_in<'a>(reference: &'a str, path: &str) -> Option<&'a str> {
    reference.strip_prefix('#')?.strip_prefix(path)?.strip_prefix('/')
}

/// Calls for each `$ref` and for each target of a discriminator's mapping.
fn each_reference(value: &mut Value, each: &mut dyn FnMut(&mut String)) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| each_reference(item, each)),
        Value::Object(object) => {
            for (key, value) in object {
                match (key.as_str(), value) {
                    ("$ref", Value::String(reference)) => each(reference),
                    ("mapping", Value::Object(mapping)) => {
                        for target in mapping.values_mut() {
                            match target {
                                Value::String(reference) => each(reference),
                                other => each_reference(other, each),
                            }
                        }
                    }
                    (_, value) => each_reference(value, each),
                }
            }
        }
        _ => {}
    }
}
