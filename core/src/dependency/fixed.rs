//! Dependencies with fixed arguments: `#[depends(require_role(Role::Admin))]`.
//!
//! In: what the expansion of a place says (`With`). Out: a dependency without fixed arguments (`Fixed`), which is
//! resolved and shared as any other. Whether the arguments are as many as there should be, a proof says.

use std::any::TypeId;
use std::future::Future;
use std::marker::PhantomData;

use ferrapi_openapi::fragment::DependencySpec;

use crate::dependency::{CloneOf, Dependency};
use crate::error::Issues;
use crate::request::Request;

/// A place where a dependency is named with arguments.
pub trait With: 'static {
    /// The dependency.
    type Of: Dependency;

    /// As it is written there: `require_role(Role::Admin)`.
    const NAME: &'static str;

    /// Tells the place from others: each has its own value.
    const PATH: &'static str;

    /// The arguments.
    fn fixed() -> <Self::Of as Dependency>::Fixed;
}

/// A dependency. Asked for with a lifetime, the compiler takes its word until somebody resolves the place: what is no
/// dependency is reported there, and only there.
pub trait Known<'r>: Dependency {}

impl<D: Dependency> Known<'_> for D {}

/// The dependency of a place, its arguments included.
pub struct Fixed<W>(PhantomData<W>);

impl<W: With> Dependency for Fixed<W> {
    type Value = <W::Of as Dependency>::Value;
    type Fixed = ();

    const SPEC: &'static DependencySpec = &DependencySpec {
        name: W::NAME,
        id: TypeId::of::<Self>,
        // A test replaces the function, wherever and with whatever it is named.
        key: Some(TypeId::of::<W::Of>),
        path: W::PATH,
        ..*<W::Of as Dependency>::SPEC
    };
    const CLONE: Option<CloneOf<Self::Value>> = <W::Of as Dependency>::CLONE;

    fn resolve(
        request: &mut Request,
        issues: &mut Issues,
        (): (),
    ) -> impl Future<Output = Option<Self::Value>> + Send {
        <W::Of as Dependency>::resolve(request, issues, W::fixed())
    }
}

/// No fixed arguments are left open.
#[diagnostic::on_unimplemented(
    message = "`{D}` takes fixed arguments",
    label = "its arguments are not given",
    note = "write `#[depends({D}(…))]` with a value for each argument that it marks `#[fixed]`; \
            where only a type can be named, name a `#[dependency]` that has it as an argument"
)]
pub trait Unfixed<D> {
    /// No arguments.
    fn none() -> Self;
}

impl<D> Unfixed<D> for () {
    #[inline]
    fn none() {}
}

/// A tuple of `N`.
pub trait Tuple<const N: usize> {}

macro_rules! tuples {
    ($($n:literal: $($name:ident)*;)*) => {
        $(impl<$($name),*> Tuple<$n> for ($($name,)*) {})*
    };
}

tuples! {
    0: ;
    1: A;
    2: A B;
    3: A B C;
    4: A B C D;
    5: A B C D E;
    6: A B C D E F;
    7: A B C D E F G;
    8: A B C D E F G H;
}

/// `N` arguments that are given to `D`: `Given::<D, N>::to((a, b))`.
pub struct Given<D, const N: usize>(PhantomData<D>);

impl<D: Dependency, const N: usize> Given<D, N>
where
    D::Fixed: Tuple<N>,
{
    /// The arguments.
    #[inline]
    pub fn to(fixed: D::Fixed) -> D::Fixed {
        fixed
    }
}

/// The answer where they are too many or too few: the proof has words for that, so nothing else is said.
pub trait NotGiven {
    /// The dependency.
    type Dependency;

    /// Never called.
    fn to<T>(_: T) -> <Self::Dependency as Dependency>::Fixed
    where
        Self::Dependency: Dependency,
    {
        unreachable!("a proof has refused this number of arguments")
    }
}

impl<D, const N: usize> NotGiven for Given<D, N> {
    type Dependency = D;
}
