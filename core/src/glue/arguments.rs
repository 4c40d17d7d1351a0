//! Arguments by their type, and arguments that are lent for the time of the call.

use std::future::Future;

use ferrapi_openapi::fragment::ArgumentSpec;

use crate::argument::{Argument, ByValue, Holder, Lend, Optional};
use crate::error::Issues;
use crate::request::Request;

impl Request {
    /// Takes an argument whose type says where it comes from.
    #[inline]
    pub fn argument<T: Argument>(
        &mut self,
        spec: &'static ArgumentSpec,
        issues: &mut Issues,
    ) -> impl Future<Output = Option<T>> + Send {
        T::extract(self, spec, issues)
    }

    /// The same for a type with the name of one that is only lent.
    #[inline]
    pub fn argument_by_value<T: ByValue>(
        &mut self,
        spec: &'static ArgumentSpec,
        issues: &mut Issues,
    ) -> impl Future<Output = Option<T>> + Send {
        T::extract(self, spec, issues)
    }

    /// The same for a type with the name of one that holds another one.
    #[inline]
    pub fn holder<T: Holder>(
        &mut self,
        spec: &'static ArgumentSpec,
        issues: &mut Issues,
    ) -> impl Future<Output = Option<T>> + Send {
        T::extract(self, spec, issues)
    }

    /// The same for a type with the name of one that may be absent.
    #[inline]
    pub fn optional<T: Optional>(
        &mut self,
        spec: &'static ArgumentSpec,
        issues: &mut Issues,
    ) -> impl Future<Output = Option<T>> + Send {
        T::extract(self, spec, issues)
    }

    /// Takes a lent argument out.
    #[inline]
    pub fn lend<T: Lend>(&mut self) -> T {
        T::lend(self)
    }

    /// Puts a lent argument back.
    #[inline]
    pub fn restore<T: Lend>(&mut self, lent: T) {
        lent.restore(self);
    }
}
