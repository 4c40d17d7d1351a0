fn verify() {}
#[doc(hidden)]
#[allow(non_camel_case_types, missing_docs, unreachable_pub)]
struct verify {}
const _: () = {
    use ::ferrapi::__private::{self as __ferrapi, Fallback as _};
    use __ferrapi::NotClone as _;
    type __Outcome = __ferrapi::Outcome<{ __ferrapi::Probe::<()>::IS_RESULT }>;
    type __Returned = <__Outcome as __ferrapi::Split<()>>::Value;
    type __Held = __ferrapi::Held<{ __ferrapi::Probe::<__Returned>::IS_SCOPED }>;
    type __Value = <__Held as __ferrapi::Hold<__Returned>>::Value;
    impl __ferrapi::Dependency for verify {
        type Value = __Value;
        type Fixed = ();
        const SPEC: &'static __ferrapi::DependencySpec = &__ferrapi::DependencySpec {
            name: "verify",
            id: __ferrapi::type_id::<verify>,
            path: ::core::concat!(::core::module_path!(), "::verify"),
            location: __ferrapi::here(::core::file!(), ::core::line!()),
            arguments: &[],
            shared: true,
            cloneable: __ferrapi::Probe::<__Value>::IS_CLONE,
            errors: __ferrapi::Probe::<
                <__Outcome as __ferrapi::Split<()>>::Error,
            >::ERRORS,
            scoped: __ferrapi::Probe::<__Returned>::IS_SCOPED,
            ..__ferrapi::DependencySpec::DEFAULT
        };
        const CLONE: __ferrapi::Option<fn(&Self::Value) -> Self::Value> = __ferrapi::Cloner::<
            __Value,
        >::CLONE;
        #[allow(clippy::pedantic, clippy::question_mark)]
        async fn resolve(
            request: &mut __ferrapi::Request,
            issues: &mut __ferrapi::Issues,
            (): Self::Fixed,
        ) -> __ferrapi::Option<__Value> {
            let answer = request.blocking(move || verify()).await;
            request
                .settle::<
                    Self,
                    __Held,
                    _,
                    _,
                >(<__Outcome as __ferrapi::Split<()>>::split(answer), issues)
        }
    }
};
