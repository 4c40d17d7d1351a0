//! Assembling: mounted routes in, the document or all clashes out.
//!
//! In: each route's const fragment with what routers add to it ([`Mounted`]). Out: a [`Document`] in FastAPI's manner,
//! its order given by the order of the routes alone. Nothing here reads a request.

mod body;
mod operation;
mod operation_id;
mod parameters;

mod rename;
mod responses;
mod security;
mod tree;
mod validation;

use indexmap::IndexMap;

use crate::error::{AssembleError, OperationPlace};
use crate::fragment::{CallbackSpec, DependencyUse, ResponseSpec, RouteSpec, SecuritySpec};
use crate::model::{Document, Info, Operation, PathItem};
use crate::schemas::{Components, Generators};

pub use operation_id::operation_id;

/// A route as an application has it: the fragment, and what the routers around it add.
#[derive(Clone)]
pub struct Mounted {
    /// The fragment.
    pub route: &'static RouteSpec,
    /// The full path after all prefixes, as OpenAPI writes it: `/users/{id}/files/{rest}`.
    pub path: String,
    /// The names of all variables of the full path.
    pub variables: Vec<String>,
    /// The routers' tags, outer first.
    pub tags: Vec<String>,
    /// The dependencies of the application and the routers, outer first; they run before the route's own.
    pub dependencies: Vec<DependencyUse>,
    /// The responses that the application and the routers document, outer first; the route's own win.
    pub responses: Vec<ResponseSpec>,
    /// A router is deprecated, and the route with it.
    pub deprecated: bool,
    /// A router is kept out of the document, and the route with it.
    pub hidden: bool,
    /// Requests that do not fit are answered with problem details (RFC 9457).
    pub problem_details: bool,
}

impl Mounted {
    /// A route at a path, without anything that a router adds.
    pub fn new(route: &'static RouteSpec, path: impl Into<String>) -> Self {
        let path = path.into();
        let variables = path
            .split('/')
            .filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'))
            .map(str::to_owned)
            .collect();
        Self {
            route,
            path,
            variables,
            tags: Vec::new(),
            dependencies: Vec::new(),
            responses: Vec::new(),
            deprecated: false,
            hidden: false,
            problem_details: false,
        }
    }

    /// The operation's identifier: the written one, or FastAPI's rule.
    pub fn operation_id(&self) -> String {
        match self.route.operation_id {
            Some(id) => id.to_owned(),
            None => operation_id(self.route.name, &self.path, self.route.method),
        }
    }

    fn place(&self) -> OperationPlace {
        OperationPlace { method: self.route.method, path: self.path.clone(), location: self.route.location }
    }
}

/// Makes the document of an application.
///
/// # Errors
/// All clashes at once: operations with one identifier, types with one component name.
pub fn assemble<'a>(
    info: Info,
    routes: impl IntoIterator<Item = &'a Mounted>,
) -> Result<Document, Vec<AssembleError>> {
    let mut assembler = Assembler::new(info);
    for route in routes {
        assembler.route(route);
    }
    assembler.finish()
}

/// Makes a document step by step.
pub struct Assembler {
    document: Document,
    generators: Generators,
    /// Schemas that belong to no Rust type: `Body_…` and the validation error.
    own: IndexMap<String, schemars::Schema>,
    places: IndexMap<String, OperationPlace>,
    schemes: IndexMap<&'static str, &'static SecuritySpec>,
    errors: Vec<AssembleError>,
}

impl Assembler {
    /// Begins a document.
    pub fn new(info: Info) -> Self {
        Self {
            document: Document::new(info),
            generators: Generators::new(true),
            own: IndexMap::new(),
            places: IndexMap::new(),
            schemes: IndexMap::new(),
            errors: Vec::new(),
        }
    }

    /// What is written has no schemas of its own: those of what is read stand for both.
    pub fn one_schema_for_both(&mut self) {
        self.generators = Generators::new(false);
    }

    /// Adds a route. A hidden one, one of a method that OpenAPI does not know, and one whose path and method are taken (the
    /// earlier one answers) change nothing.
    pub fn route(&mut self, mounted: &Mounted) {
        self.add(mounted, |document| &mut document.paths);
    }

    /// Adds a webhook: what this application sends. Its path is the webhook's name.
    pub fn webhook(&mut self, mounted: &Mounted) {
        self.add(mounted, |document| &mut document.webhooks);
    }

    fn add(&mut self, mounted: &Mounted, place: fn(&mut Document) -> &mut IndexMap<String, PathItem>) {
        let documented = PathItem::default().slot(mounted.route.method).is_some();
        if mounted.hidden || mounted.route.hidden || !documented {
            return;
        }
        let taken = place(&mut self.document)
            .get_mut(&mounted.path)
            .and_then(|item| item.slot(mounted.route.method))
            .is_some_and(|operation| operation.is_some());
        if taken {
            return;
        }
        let operation = self.operation(mounted);
        let item = place(&mut self.document).entry(mounted.path.clone()).or_default();
        if let Some(slot) = item.slot(mounted.route.method) {
            *slot = Some(operation);
        }
    }

    fn operation(&mut self, mounted: &Mounted) -> Operation {
        let operation_id = mounted.operation_id();
        if let Some(first) = self.places.get(&operation_id) {
            self.errors.push(AssembleError::OperationClash {
                operation_id: operation_id.clone(),
                first: first.clone(),
                second: mounted.place(),
            });
        } else {
            self.places.insert(operation_id.clone(), mounted.place());
        }
        let security = security::security(mounted);
        for scheme in security.schemes {
            self.scheme(scheme);
        }
        let mut operation = operation::operation(
            mounted,
            operation_id,
            security.requirements,
            &mut self.generators,
            &mut self.own,
        );
        for CallbackSpec { expression, route } in mounted.route.callbacks {
            let mut called = Mounted::new(route, *expression);
            called.problem_details = mounted.problem_details;
            let called = self.operation(&called);
            let callback = operation.callbacks.entry(route.name.to_owned()).or_default();
            if let Some(slot) = callback.entry((*expression).to_owned()).or_default().slot(route.method) {
                *slot = Some(called);
            }
        }
        operation
    }

    /// Adds a scheme; several structs may declare the same one.
    fn scheme(&mut self, spec: &'static SecuritySpec) {
        let known = *self.schemes.entry(spec.name).or_insert(spec);
        if security::component(known) == security::component(spec) {
            return;
        }
        let clash = AssembleError::SchemeClash {
            name: spec.name.to_owned(),
            first: known.path.to_owned(),
            second: spec.path.to_owned(),
        };
        if !self.errors.contains(&clash) {
            self.errors.push(clash);
        }
    }

    /// Ends the document: components sorted by name.
    ///
    /// # Errors
    /// As [`assemble`].
    pub fn finish(mut self) -> Result<Document, Vec<AssembleError>> {
        let (Components { mut schemas, clashes }, names) = self.generators.take();
        rename::rename(&mut self.document, &names);
        self.own.values_mut().for_each(|schema| names.rewrite(schema));
        self.errors.extend(clashes);
        for (name, schema) in self.own {
            if schemas.contains_key(&name) {
                self.errors.push(AssembleError::ComponentClash {
                    first: format!("ferrapi's own `{name}`"),
                    second: format!("a type called `{name}`"),
                    name,
                });
            } else {
                schemas.insert(name, schema);
            }
        }
        schemas.sort_keys();
        self.document.components.schemas = schemas;
        let components =
            self.schemes.into_values().map(|spec| (spec.name.to_owned(), security::component(spec)));
        self.document.components.security_schemes = components.collect();
        if self.errors.is_empty() { Ok(self.document) } else { Err(self.errors) }
    }
}
