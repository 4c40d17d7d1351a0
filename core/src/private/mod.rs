//! The one door for generated code. Nothing here is for people, and anything may change in any release.
//!
//! Expansions name everything through this module, so that they depend on no name in the user's scope.

mod defaults;

pub use std::borrow::Cow;
pub use std::boxed::Box;
pub use std::clone::Clone;
pub use std::convert::{From, Into};
pub use std::default::Default;
pub use std::fmt;
pub use std::marker::{Send, Sized, Sync};
pub use std::option::Option::{self, None, Some};
pub use std::pin::pin;
pub use std::result::Result::{self, Err, Ok};
pub use std::string::{String, ToString};
pub use std::time::Duration;
pub use std::vec::Vec;

pub use ferrapi_openapi::fragment::Segment::{Literal, Rest, Variable};
pub use ferrapi_openapi::fragment::{
    ArgumentSpec, Arity, Bound, CallbackSpec, CheckOf, ChoiceSpec, ChoiceValue, Content, ContentSpec,
    DependencySpec, DependencyUse, Docs, Family, FieldSpec, Kind, Location, ModelSpec, NewtypeSpec, Origin,
    Pattern, Plain, ReplySpec, ResponseSpec, RouteSpec, Rules, ScalarSpec, Scheme, Scope, SecuritySpec,
    Segment, Shape, Source, StateSpec, Tagging, TypeSpec, UnionSpec, Unknown, VariantSpec,
};
pub use {schemars, serde, serde_json};

pub use crate::argument::{Argument, Lend};
pub use crate::data::checked::{Check, Checked};
pub use crate::data::computed::{ComputedFields, FieldWriter, with_computed};
pub use crate::data::keyed::keyed;
pub use crate::data::model_type;
pub use crate::data::record::{Members, Record, Writer, given, read_object, read_record};
pub use crate::data::{Data, Maybe};
pub use crate::dependency::{
    Dependency, Fixed, Given, Held, Hold, Known, NotGiven, Unfixed, With, dependencies, effect,
};
pub use crate::error::{HttpError, Issues};
pub use crate::glue::{Branch, Branches, join};
#[cfg(feature = "pattern")]
pub use crate::pattern::Regex;
pub use crate::probe::{Acyclic, Cloner, Fallback, NotClone, Outcome, Probe, Split, acyclic};
pub use crate::proof::{
    Keyword, prove_bound, prove_constraint, prove_discriminator, prove_field, prove_first, prove_fixed,
    prove_flattened, prove_guarded, prove_keys, prove_names, prove_optional, prove_parameter, prove_scope,
    prove_shaped, prove_text, prove_variable,
};
pub use crate::reply::Shaping;
pub use crate::reply::{ApiError, Reply};
#[cfg(feature = "multipart")]
pub use crate::request::no_files;
pub use crate::request::{Lent, Request};
pub use crate::route::{Endpoint, Glue, Listed, Route, Routes, glue, routes};
pub use crate::security::{HoldBasic, HoldHttp, HoldText};
pub use defaults::{FromList, FromText, default_value};

use ferrapi_openapi::fragment::Fault;
use serde_json::Value;

use crate::error::{CheckError, Loc};
use crate::proof;

/// A dependency that is run for its effect.
pub const fn used(dependency: &'static DependencySpec) -> DependencyUse {
    DependencyUse { dependency, scopes: &[] }
}

/// Calls the proof of this name.
#[track_caller]
pub const fn prove_path_variable<R: Route>(variable: &str, argument: &str, like: &str) {
    proof::prove_path_variable(R::SPEC, variable, argument, like);
}

/// What holds for the arguments of a route together with those of all dependencies.
#[track_caller]
pub const fn prove_dependencies<R: Route>() {
    proof::prove_dependencies(R::SPEC);
}

/// Calls the proof of this name.
#[track_caller]
pub const fn prove_body<R: Route>() {
    proof::prove_body(R::SPEC);
}

/// Calls the proof of this name.
#[track_caller]
pub const fn prove_read<R: Route>(key: &str) {
    proof::prove_read(R::SPEC, key);
}

/// A place in the user's source.
pub const fn here(file: &'static str, line: u32) -> Location {
    Location { file, line }
}

/// A value from a dependency.
pub const fn on(dependency: &'static DependencySpec) -> Origin {
    Origin { source: Source::Dependency(dependency), type_: None }
}

/// A value that is given where the dependency is named.
pub const FIXED: Origin = Origin { source: Source::Fixed, type_: None };

/// Credentials by a security scheme.
pub const fn secured(scheme: &'static SecuritySpec) -> Origin {
    Origin { source: Source::Security(scheme), type_: None }
}

/// A scheme that could not be read; what asks scopes of it is right.
pub const UNKNOWN_SCHEME: Origin = secured(&SecuritySpec {
    name: "",
    path: "",
    scheme: Scheme::HttpDigest,
    description: None,
    optional: false,
});

/// `AccessToken(**********)`, whatever it holds.
pub fn masked<T: ?Sized>(f: &mut fmt::Formatter<'_>, name: &str, _: &T) -> fmt::Result {
    write!(f, "{name}({})", crate::security::MASK)
}

/// A field of which only name and type are said.
pub const fn field(ident: &'static str, type_: TypeSpec) -> FieldSpec {
    FieldSpec {
        ident,
        name: ident,
        output: ident,
        aliases: &[],
        required: !type_.optional,
        type_: Some(type_),
        rules: &Rules::NONE,
        default: None,
        flatten: false,
        read: true,
        written: true,
        docs: Docs::NONE,
        check: None,
    }
}

/// A field that a function computes for every answer, and the function.
pub const fn computed<M, T: Data>(ident: &'static str, function: fn(&M) -> T) -> (FieldSpec, fn(&M) -> T) {
    (FieldSpec { required: true, read: false, ..field(ident, T::TYPE) }, function)
}

/// Which member of an enum with a discriminator a value is.
pub fn discriminate<'de, T: Data, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<(usize, Value), D::Error> {
    let value = serde::Deserialize::deserialize(deserializer)?;
    let member = crate::validate::discriminate(&value, T::shape()).ok_or_else(no_member)?;
    Ok((member, value))
}

/// The schema of a model. (A function, not its body: a type that cannot be `Data` is then told once.)
pub fn own_schema<T: Data>(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
    ferrapi_openapi::shape_schema(T::shape(), generator)
}

/// The fields of a model, as [`own_schema`].
pub const fn fields_of<T: Data>() -> &'static [FieldSpec] {
    T::FIELDS
}

/// The type of an enum without data.
pub const fn choice_type<T: Data>() -> TypeSpec {
    TypeSpec { kind: Kind::Scalar, arity: Arity::One, ..model_type::<T>() }
}

/// The type of an enum with data.
pub const fn union_type<T: Data>() -> TypeSpec {
    TypeSpec { arity: Arity::None, ..model_type::<T>() }
}

/// The type of an untagged enum: one text makes it where each member can be made from one.
pub const fn untagged_type<T: Data>(members: &[TypeSpec]) -> TypeSpec {
    let (mut scalar, mut index) = (true, 0);
    while index < members.len() {
        scalar &= matches!(members[index].kind, Kind::Scalar) && matches!(members[index].arity, Arity::One);
        index += 1;
    }
    if scalar { choice_type::<T>() } else { union_type::<T>() }
}

/// Which member of an untagged enum a value is, and what it comes to: as the cold pass chooses, but without coercion.
pub fn choose<'de, T: Data, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<(usize, Value), D::Error> {
    let value = serde::Deserialize::deserialize(deserializer)?;
    let chosen = crate::validate::choose(&value, T::shape());
    chosen.map(|(index, coerced)| (index, coerced.into_owned())).ok_or_else(no_member)
}

/// Reads the member that was chosen.
pub fn member<T: serde::de::DeserializeOwned, E: serde::de::Error>(value: Value) -> Result<T, E> {
    T::deserialize(value).map_err(E::custom)
}

/// A value that is none of an enum's.
#[cold]
pub fn no_member<E: serde::de::Error>() -> E {
    E::custom("none of the values that are expected")
}

/// A variant that serde skips, but that was to be written.
#[cold]
pub fn not_written<E: serde::ser::Error>() -> E {
    E::custom("the enum variant cannot be serialized")
}

/// The type of a struct around one value.
pub const fn newtype_type<T: Data>(inner: TypeSpec) -> TypeSpec {
    TypeSpec { shape: T::shape, schema: crate::data::schema::<T>, ..inner }
}

/// Tells two types apart.
pub fn type_id<T: 'static>() -> std::any::TypeId {
    std::any::TypeId::of::<T>()
}

/// A default or an example for the document; what serde cannot write is left out.
pub fn to_value<T: serde::Serialize + ?Sized>(value: &T) -> Value {
    serde_json::to_value(value).unwrap_or(Value::Null)
}

/// Resolves a dependency.
#[inline]
pub fn resolve<'r, D: Dependency<Fixed: Unfixed<D>>>(
    request: &'r mut Request,
    issues: &'r mut Issues,
) -> impl Future<Output = Option<D::Value>> + Send + use<'r, D> {
    request.resolve::<D>(issues)
}

/// Resolves a dependency of which security scopes are asked.
#[inline]
pub fn resolve_under<'r, D: Dependency<Fixed: Unfixed<D>>>(
    request: &'r mut Request,
    scopes: &'static [&'static str],
    issues: &'r mut Issues,
) -> impl Future<Output = Option<D::Value>> + Send + use<'r, D> {
    request.resolve_under::<D>(scopes, issues)
}

/// Several examples for the document.
pub fn json_array<const N: usize>(values: [Value; N]) -> Value {
    Value::Array(values.into())
}

/// JSON content of a documented response.
pub const fn json_content<T: Data>() -> ContentSpec {
    crate::reply::json_content(Some(T::TYPE.schema))
}

/// Another media type, of which nothing is said.
pub const fn content(media_type: &'static str) -> ContentSpec {
    ContentSpec { media_type, schema: None }
}

/// Another media type with a value of this type in it.
pub const fn content_of<T: Data>(media_type: &'static str) -> ContentSpec {
    ContentSpec { media_type, schema: Some(T::TYPE.schema) }
}

/// The content of an error: `{"detail": "…"}`.
pub const fn error_content() -> ContentSpec {
    crate::reply::json_content(Some(ferrapi_openapi::schemas::error_schema))
}

/// Runs a custom check on a value that the hot pass has read.
#[inline]
pub fn passes<T: ?Sized, E>(value: &T, check: impl FnOnce(&T) -> Result<(), E>) -> bool {
    check(value).is_ok()
}

/// Runs a custom check on a value that the cold pass has coerced; gives what is wrong if it fails.
pub fn run_check<T, E>(value: &Value, check: impl FnOnce(&T) -> Result<(), E>) -> Option<Fault>
where
    T: serde::de::DeserializeOwned,
    E: fmt::Display + 'static,
{
    let value = serde::Deserialize::deserialize(value).ok()?;
    let error = check(&value).err()?;
    let said = (&error as &dyn std::any::Any).downcast_ref::<CheckError>().cloned();
    Some(said.unwrap_or_else(|| CheckError::value(error)).into_fault())
}

/// The type of a field that serde's `with` or `deserialize_with` reads: nothing is known of it.
pub const fn opaque_type() -> TypeSpec {
    <Probe<Unknowable> as Fallback>::TYPE
}

/// A type without any contract.
pub struct Unknowable;

/// The component's name of a generic type: `Page_Item_` for `Page<Item>`, as pydantic normalises it.
pub fn generic_name(name: &str, arguments: &[Cow<'static, str>]) -> Cow<'static, str> {
    Cow::Owned(format!("{name}_{}_", arguments.join("__")))
}

/// Tells generic types apart: `store::Page<store::Item>`.
pub fn generic_id(path: &str, arguments: &[Cow<'static, str>]) -> Cow<'static, str> {
    Cow::Owned(format!("{path}<{}>", arguments.join(", ")))
}

/// The cold pass alone, for the tests that hold it against the hot one: what a value comes to, or the document of its
/// issues.
pub fn walk(input: Value, shape: &'static Shape, rules: &'static Rules) -> Result<Value, Vec<u8>> {
    let mut issues = Vec::new();
    let coerced = crate::validate::walk(
        &input,
        shape,
        rules,
        rules.strict,
        &mut vec![Loc::Name("body".into())],
        &mut issues,
    );
    coerced.map(Cow::into_owned).ok_or_else(|| crate::validate::render(issues.iter(), &Default::default()))
}

/// Reads what [`walk`] has coerced.
pub fn finish<T: Data>(coerced: Value) -> Result<T, Vec<u8>> {
    crate::validate::read(&coerced).map_err(|refusal| {
        let issue = refusal.issue(&coerced, &[Loc::Name("body".into())]);
        crate::validate::render([issue].iter(), &Default::default())
    })
}

/// Reads a field whose absence is an error even for an `Option`: serde asks this function only when the key is there.
pub fn present<'de, D: serde::Deserializer<'de>, T: serde::Deserialize<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    T::deserialize(deserializer)
}

/// How many responses several errors document.
pub const fn count_responses(parts: &[&[ResponseSpec]]) -> usize {
    let (mut count, mut part) = (0, 0);
    while part < parts.len() {
        count += parts[part].len();
        part += 1;
    }
    count
}

/// The responses of several errors in one list; `N` is their [count](count_responses).
pub const fn join_responses<const N: usize>(parts: &[&[ResponseSpec]]) -> [ResponseSpec; N] {
    let mut all = [ResponseSpec { status: "", description: None, content: None }; N];
    let (mut filled, mut part) = (0, 0);
    while part < parts.len() {
        let mut index = 0;
        while index < parts[part].len() {
            all[filled] = parts[part][index];
            filled += 1;
            index += 1;
        }
        part += 1;
    }
    all
}
