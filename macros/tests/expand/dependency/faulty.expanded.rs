::core::compile_error! {
    "unknown key `shard`, did you mean `shared`?"
}
::core::compile_error! {
    "`#[depends]` names a dependency: write `#[depends(function)]`"
}
fn faulty(name: String, item_id: u32) -> Result<Item, HttpError> {
    todo!()
}
#[doc(hidden)]
#[allow(non_camel_case_types, missing_docs, unreachable_pub)]
struct faulty {}
const _: () = {
    use ::ferrapi::__private::{self as __ferrapi, Fallback as _};
    use __ferrapi::NotClone as _;
    type __Outcome = __ferrapi::Outcome<
        { __ferrapi::Probe::<Result<Item, HttpError>>::IS_RESULT },
    >;
    type __Returned = <__Outcome as __ferrapi::Split<Result<Item, HttpError>>>::Value;
    type __Held = __ferrapi::Held<{ __ferrapi::Probe::<__Returned>::IS_SCOPED }>;
    type __Value = <__Held as __ferrapi::Hold<__Returned>>::Value;
    impl __ferrapi::Dependency for faulty {
        type Value = __Value;
        type Fixed = ();
        const SPEC: &'static __ferrapi::DependencySpec = &__ferrapi::DependencySpec {
            name: "faulty",
            id: __ferrapi::type_id::<faulty>,
            path: ::core::concat!(::core::module_path!(), "::faulty"),
            location: __ferrapi::here(::core::file!(), ::core::line!()),
            arguments: &[__ferrapi::Probe::<u32>::ORIGIN.argument("item_id", "u32")],
            shared: true,
            cloneable: __ferrapi::Probe::<__Value>::IS_CLONE,
            errors: __ferrapi::Probe::<
                <__Outcome as __ferrapi::Split<Result<Item, HttpError>>>::Error,
            >::ERRORS,
            scoped: __ferrapi::Probe::<__Returned>::IS_SCOPED,
            ..__ferrapi::DependencySpec::DEFAULT
        };
        const CLONE: __ferrapi::Option<fn(&Self::Value) -> Self::Value> = __ferrapi::Cloner::<
            __Value,
        >::CLONE;
        async fn resolve(
            _: &mut __ferrapi::Request,
            _: &mut __ferrapi::Issues,
            _: Self::Fixed,
        ) -> __ferrapi::Option<Self::Value> {
            __ferrapi::None
        }
    }
};
