pub async fn user(token: String, head: &RequestHead, db: Database) -> User {
    User
}
#[doc(hidden)]
#[allow(non_camel_case_types, missing_docs, unreachable_pub)]
pub struct user {}
const _: () = {
    use ::ferrapi::__private::{self as __ferrapi, Fallback as _};
    use __ferrapi::NotClone as _;
    type __Outcome = __ferrapi::Outcome<{ __ferrapi::Probe::<User>::IS_RESULT }>;
    type __Returned = <__Outcome as __ferrapi::Split<User>>::Value;
    type __Held = __ferrapi::Held<{ __ferrapi::Probe::<__Returned>::IS_SCOPED }>;
    type __Value = <__Held as __ferrapi::Hold<__Returned>>::Value;
    impl __ferrapi::Dependency for user {
        type Value = __Value;
        type Fixed = ();
        const SPEC: &'static __ferrapi::DependencySpec = &__ferrapi::DependencySpec {
            name: "user",
            id: __ferrapi::type_id::<user>,
            path: ::core::concat!(::core::module_path!(), "::user"),
            location: __ferrapi::here(::core::file!(), ::core::line!()),
            arguments: &[
                __ferrapi::Probe::<String>::HEADER.argument("token", "String"),
                __ferrapi::Probe::<RequestHead>::LENT.argument("head", "&RequestHead"),
                __ferrapi::on(__ferrapi::Probe::<database>::DEPENDENCY)
                    .argument("db", "Database"),
            ],
            shared: false,
            cloneable: __ferrapi::Probe::<__Value>::IS_CLONE,
            errors: __ferrapi::Probe::<
                <__Outcome as __ferrapi::Split<User>>::Error,
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
            __ferrapi::Acyclic<__Value, { __ferrapi::acyclic::<user>() }>,
        > {
            let token = request.header::<String>(&Self::SPEC.arguments[0], issues);
            let db: __ferrapi::Option<Database> = __ferrapi::resolve::<
                database,
            >(&mut *request, issues)
                .await;
            let (__ferrapi::Some(token), __ferrapi::Some(db)) = (token, db) else {
                return __ferrapi::None
            };
            let head = request.lend();
            let answer = user(token, &head, db).await;
            request.restore(head);
            request
                .settle::<
                    Self,
                    __Held,
                    _,
                    _,
                >(<__Outcome as __ferrapi::Split<User>>::split(answer), issues)
        }
    }
    const _: () = __ferrapi::prove_parameter(
        __ferrapi::Probe::<String>::HEADER,
        "String",
        __ferrapi::Probe::<String>::FIELDS,
    );
};
