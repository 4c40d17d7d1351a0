async fn transaction(pool: Pool) -> Transaction {
    pool.begin().await
}
#[doc(hidden)]
#[allow(non_camel_case_types, missing_docs, unreachable_pub)]
struct transaction {}
const _: () = {
    use ::ferrapi::__private::{self as __ferrapi, Fallback as _};
    use __ferrapi::NotClone as _;
    type __Outcome = __ferrapi::Outcome<{ __ferrapi::Probe::<Transaction>::IS_RESULT }>;
    type __Returned = <__Outcome as __ferrapi::Split<Transaction>>::Value;
    type __Held = __ferrapi::Held<{ __ferrapi::Probe::<__Returned>::IS_SCOPED }>;
    type __Value = <__Held as __ferrapi::Hold<__Returned>>::Value;
    impl __ferrapi::Dependency for transaction {
        type Value = __Value;
        type Fixed = ();
        const SPEC: &'static __ferrapi::DependencySpec = &__ferrapi::DependencySpec {
            name: "transaction",
            id: __ferrapi::type_id::<transaction>,
            path: ::core::concat!(::core::module_path!(), "::transaction"),
            location: __ferrapi::here(::core::file!(), ::core::line!()),
            arguments: &[
                __ferrapi::on(__ferrapi::Probe::<pool>::DEPENDENCY)
                    .argument("pool", "Pool"),
            ],
            shared: true,
            cloneable: __ferrapi::Probe::<__Value>::IS_CLONE,
            errors: __ferrapi::Probe::<
                <__Outcome as __ferrapi::Split<Transaction>>::Error,
            >::ERRORS,
            scoped: __ferrapi::Probe::<__Returned>::IS_SCOPED,
            scope: __ferrapi::Scope::Function,
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
            __ferrapi::Acyclic<__Value, { __ferrapi::acyclic::<transaction>() }>,
        > {
            let pool: __ferrapi::Option<Pool> = __ferrapi::resolve::<
                pool,
            >(&mut *request, issues)
                .await;
            let __ferrapi::Some(pool) = pool else { return __ferrapi::None };
            let answer = transaction(pool).await;
            request
                .settle::<
                    Self,
                    __Held,
                    _,
                    _,
                >(<__Outcome as __ferrapi::Split<Transaction>>::split(answer), issues)
        }
    }
};
