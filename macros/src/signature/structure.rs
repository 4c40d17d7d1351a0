//! A dependency struct, as written: its fields are arguments.

use syn::{Fields, ItemStruct};

use crate::diag::Faults;
use crate::signature::argument::{RawArgument, take_field};

/// A dependency struct, as written.
#[derive(Debug)]
pub(crate) struct RawStructure {
    /// The struct to emit, without our attributes on its fields.
    pub(crate) item: ItemStruct,
    /// Its named fields.
    pub(crate) arguments: Vec<RawArgument>,
}

impl RawStructure {
    /// Takes our attributes off and reads them.
    pub(crate) fn read(mut item: ItemStruct, faults: &mut Faults) -> Self {
        let arguments = match &mut item.fields {
            Fields::Unit => Vec::new(),
            fields => fields.iter_mut().map(|field| take_field(field, faults)).collect(),
        };
        Self { item, arguments }
    }
}
