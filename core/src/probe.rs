//! Facts about a type that may or may not implement a contract, for the tables.
//!
//! `Probe::<T>::ORIGIN` names the inherent constant where `T: Argument`, and the fallback trait's otherwise. So a
//! table never fails to compile, and a type without the contract gives one error, in the glue, at the
//! user's token. Works for concrete types only, which is why handlers are not generic.

use std::convert::Infallible;
use std::marker::PhantomData;

use ferrapi_openapi::fragment::{
    Arity, DependencySpec, Family, FieldSpec, Kind, Origin, ReplySpec, ResponseSpec, Shape, Source, TypeSpec,
};

use crate::after::Scoped;
use crate::{ApiError, Argument, Data, Dependency, Lend, Reply};

/// Asks for facts about `T`.
pub struct Probe<T: ?Sized>(PhantomData<T>);

fn nothing() -> &'static Shape {
    &Shape::Opaque
}

fn no_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::Schema::default()
}

/// The answers where the contract is missing.
pub trait Fallback {
    /// No place; see [`Origin::is_unknown`].
    const ORIGIN: Origin = Origin { source: Source::Head, type_: Some(Self::TYPE) };
    /// No place.
    const LENT: Origin = Self::ORIGIN;
    /// No file.
    const FILE: Origin = Self::ORIGIN;
    /// A type of which nothing is known.
    const TYPE: TypeSpec = TypeSpec {
        kind: Kind::Compound,
        arity: Arity::One,
        family: Family::Other,
        optional: true,
        keyed: true,
        range: None,
        shape: nothing,
        schema: no_schema,
    };
    /// Places of which nothing is known.
    const PATH: Origin = Self::ORIGIN;
    /// See [`PATH`](Self::PATH).
    const QUERY: Origin = Self::ORIGIN;
    /// See [`PATH`](Self::PATH).
    const HEADER: Origin = Self::ORIGIN;
    /// See [`PATH`](Self::PATH).
    const COOKIE: Origin = Self::ORIGIN;
    /// See [`PATH`](Self::PATH).
    const BODY: Origin = Self::ORIGIN;
    /// See [`PATH`](Self::PATH).
    const FORM: Origin = Self::ORIGIN;
    /// No field.
    const FIELDS: &'static [FieldSpec] = &[];
    /// No family: what a constraint stands on is not known.
    const FAMILY: Option<Family> = None;
    /// An answer of which nothing is known.
    const REPLY: ReplySpec = ReplySpec::OPAQUE;
    /// A dependency of which nothing is known.
    const DEPENDENCY: &'static DependencySpec = &DependencySpec { shared: false, ..DependencySpec::DEFAULT };
    /// Nothing is documented of it.
    const ERRORS: &'static [ResponseSpec] = &[];
    /// Whether it is a `Result`.
    const IS_RESULT: bool = false;
    /// Whether it is an `Option`.
    const IS_OPTION: bool = false;
    /// Whether it comes with a teardown.
    const IS_SCOPED: bool = false;
    /// Whether it can be cloned.
    const IS_CLONE: bool = false;
}

impl<T: ?Sized> Fallback for Probe<T> {}

impl<T: Argument> Probe<T> {
    /// Where an argument of this type comes from.
    pub const ORIGIN: Origin = T::ORIGIN;
}

#[cfg(feature = "multipart")]
impl<T: crate::request::FileArgument> Probe<T> {
    /// What a file of this type is.
    pub const FILE: Origin = crate::argument::file_origin::<T>();
}

impl<T: Lend> Probe<T> {
    /// Where an argument by reference comes from.
    pub const LENT: Origin = T::ORIGIN;
}

impl<T: Data> Probe<T> {
    /// What the tables know of the type.
    pub const TYPE: TypeSpec = T::TYPE;
    /// The fields of the model that it is, or that stands in it.
    pub const FIELDS: &'static [FieldSpec] = T::FIELDS;
    /// `#[path]`
    pub const PATH: Origin = Self::at(Source::Path);
    /// `#[query]`
    pub const QUERY: Origin = Self::at(Source::Query);
    /// `#[header]`
    pub const HEADER: Origin = Self::at(Source::Header);
    /// `#[cookie]`
    pub const COOKIE: Origin = Self::at(Source::Cookie);
    /// `#[body]`
    pub const BODY: Origin = Self::at(Source::Body);
    /// `#[form]`
    pub const FORM: Origin = Self::at(Source::Form);
    /// Which constraints the type can carry.
    pub const FAMILY: Option<Family> = Some(T::TYPE.family);

    const fn at(source: Source) -> Origin {
        Origin { source, type_: Some(T::TYPE) }
    }
}

impl<T: Reply> Probe<T> {
    /// What it answers with.
    pub const REPLY: ReplySpec = T::SPEC;
}

impl<T: Dependency> Probe<T> {
    /// What it is made of.
    pub const DEPENDENCY: &'static DependencySpec = T::SPEC;
}

impl<T, E> Probe<Result<T, E>> {
    /// Whether it is a `Result`.
    pub const IS_RESULT: bool = true;
}

impl<T> Probe<Option<T>> {
    /// Whether it is an `Option`.
    pub const IS_OPTION: bool = true;
}

impl<T: ApiError> Probe<T> {
    /// What is documented of the error.
    pub const ERRORS: &'static [ResponseSpec] = T::RESPONSES;
}

impl<T: Clone> Probe<T> {
    /// Whether it can be cloned.
    pub const IS_CLONE: bool = true;
}

/// What a dependency function's return type comes to, told by whether it is a `Result`.
pub struct Outcome<const IS_RESULT: bool>;

/// Splits what a dependency function returned into its value and its error.
pub trait Split<R> {
    /// The value.
    type Value;
    /// The error.
    type Error;
    /// Value or error.
    fn split(returned: R) -> Result<Self::Value, Self::Error>;
}

impl<R> Split<R> for Outcome<false> {
    type Value = R;
    type Error = Infallible;
    #[inline]
    fn split(returned: R) -> Result<R, Infallible> {
        Ok(returned)
    }
}

// Whether the error is an `ApiError` is asked in the glue, once.
impl<T, E> Split<Result<T, E>> for Outcome<true> {
    type Value = T;
    type Error = E;
    #[inline]
    fn split(returned: Result<T, E>) -> Result<T, E> {
        returned
    }
}

impl<T> Probe<Scoped<T>> {
    /// Whether it comes with a teardown.
    pub const IS_SCOPED: bool = true;
}

/// Gives a function that clones a `T`, if there is one: `Cloner::<T>::CLONE`.
pub struct Cloner<T>(PhantomData<T>);

/// The answer where `T` cannot be cloned.
pub trait NotClone<T> {
    /// No function.
    const CLONE: Option<fn(&T) -> T> = None;
}

impl<T> NotClone<T> for Cloner<T> {}

impl<T: Clone> Cloner<T> {
    /// The function.
    pub const CLONE: Option<fn(&T) -> T> = Some(T::clone);
}

/// A number that the compiler has to know.
pub struct Known<const N: usize>;

/// Says `T` again.
pub trait Keep<T> {
    /// `T`.
    type Same;
}

impl<T, const N: usize> Keep<T> for Known<N> {
    type Same = T;
}

/// `T`, once `N` is known. In a cycle of dependencies it never is: then the compiler reports that cycle, and does not
/// go on to the cycle of futures behind it.
pub type Acyclic<T, const N: usize> = <Known<N> as Keep<T>>::Same;

/// See [`Acyclic`].
pub const fn acyclic<D: Dependency>() -> usize {
    D::SPEC.arguments.len()
}
