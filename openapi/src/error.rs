//! What can go wrong when fragments are put together: clashes that no single macro can see.

use std::fmt;

use crate::fragment::Location;

/// A reason why no document can be made.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AssembleError {
    /// Two Rust types have one component name.
    ComponentClash {
        /// The name in the document.
        name: String,
        /// The first type's path.
        first: String,
        /// The second type's path.
        second: String,
    },
    /// Two security schemes have one name, but are not the same.
    SchemeClash {
        /// The name in the document.
        name: String,
        /// The first struct's path.
        first: String,
        /// The second struct's path.
        second: String,
    },
    /// Two operations have one identifier.
    OperationClash {
        /// The identifier.
        operation_id: String,
        /// The first operation.
        first: OperationPlace,
        /// The second operation.
        second: OperationPlace,
    },
}

/// An operation and where its handler stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperationPlace {
    /// The method, in upper case.
    pub method: &'static str,
    /// The full path.
    pub path: String,
    /// The handler's place in the source.
    pub location: Location,
}

impl fmt::Display for OperationPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} ({})", self.method, self.path, self.location)
    }
}

impl fmt::Display for AssembleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ComponentClash { name, first, second } => write!(
                f,
                "two types are called `{name}` in the document: `{first}` and `{second}`; rename one, or give one another \
                 name with `#[model(name = \"…\")]`"
            ),
            Self::SchemeClash { name, first, second } => write!(
                f,
                "two security schemes are called `{name}` in the document and differ: `{first}` and `{second}`; give one \
                 another name with `#[security(name = \"…\")]`"
            ),
            Self::OperationClash { operation_id, first, second } => write!(
                f,
                "two operations have the identifier `{operation_id}`: {first} and {second}; give one another \
                 `operation_id`"
            ),
        }
    }
}

impl std::error::Error for AssembleError {}
