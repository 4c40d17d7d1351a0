/// Resolves an item.
fn get_item_or_404(item_id: u32, items: State<Items>) -> Result<Item, HttpError> {
    items.get(item_id)
}
#[doc(hidden)]
#[allow(non_camel_case_types, missing_docs, unreachable_pub)]
struct get_item_or_404 {}
const _: () = {
    use ::ferrapi::__private::{self as __ferrapi, Fallback as _};
    use __ferrapi::NotClone as _;
    type __Outcome = __ferrapi::Outcome<
        { __ferrapi::Probe::<Result<Item, HttpError>>::IS_RESULT },
    >;
    type __Returned = <__Outcome as __ferrapi::Split<Result<Item, HttpError>>>::Value;
    type __Held = __ferrapi::Held<{ __ferrapi::Probe::<__Returned>::IS_SCOPED }>;
    type __Value = <__Held as __ferrapi::Hold<__Returned>>::Value;
    impl __ferrapi::Dependency for get_item_or_404 {
        type Value = __Value;
        type Fixed = ();
        const SPEC: &'static __ferrapi::DependencySpec = &__ferrapi::DependencySpec {
            name: "get_item_or_404",
            id: __ferrapi::type_id::<get_item_or_404>,
            path: ::core::concat!(::core::module_path!(), "::get_item_or_404"),
            location: __ferrapi::here(::core::file!(), ::core::line!()),
            arguments: &[
                __ferrapi::Probe::<u32>::ORIGIN.argument("item_id", "u32"),
                __ferrapi::Probe::<State<Items>>::ORIGIN
                    .argument("items", "State<Items>"),
            ],
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
        #[allow(clippy::pedantic, clippy::question_mark)]
        async fn resolve(
            request: &mut __ferrapi::Request,
            issues: &mut __ferrapi::Issues,
            (): Self::Fixed,
        ) -> __ferrapi::Option<
            __ferrapi::Acyclic<__Value, { __ferrapi::acyclic::<get_item_or_404>() }>,
        > {
            let item_id = request.argument(&Self::SPEC.arguments[0], issues).await;
            let items = request.holder(&Self::SPEC.arguments[1], issues).await;
            let (__ferrapi::Some(item_id), __ferrapi::Some(items)) = (item_id, items)
            else { return __ferrapi::None };
            let answer = get_item_or_404(item_id, items);
            request
                .settle::<
                    Self,
                    __Held,
                    _,
                    _,
                >(
                    <__Outcome as __ferrapi::Split<
                        Result<Item, HttpError>,
                    >>::split(answer),
                    issues,
                )
        }
    }
};
