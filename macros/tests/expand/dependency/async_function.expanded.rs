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
    type __Value = <__Outcome as __ferrapi::Split<User>>::Value;
    impl __ferrapi::Dependency for user {
        type Value = __Value;
        const SPEC: &'static __ferrapi::DependencySpec = &__ferrapi::DependencySpec {
            name: "user",
            id: __ferrapi::type_id::<user>,
            path: ::core::concat!(::core::module_path!(), "::user"),
            location: __ferrapi::Location {
                file: ::core::file!(),
                line: ::core::line!(),
            },
            arguments: &[
                __ferrapi::ArgumentSpec {
                    origin: __ferrapi::at(
                        __ferrapi::Source::Header,
                        __ferrapi::Probe::<String>::TYPE,
                    ),
                    ..__ferrapi::argument("token", "String")
                },
                __ferrapi::ArgumentSpec {
                    origin: __ferrapi::Probe::<RequestHead>::LENT,
                    ..__ferrapi::argument("head", "&RequestHead")
                },
                __ferrapi::ArgumentSpec {
                    origin: __ferrapi::on(__ferrapi::Probe::<database>::DEPENDENCY),
                    ..__ferrapi::argument("db", "Database")
                },
            ],
            shared: false,
            cloneable: __ferrapi::Probe::<__Value>::IS_CLONE,
            errors: <__Outcome as __ferrapi::Split<User>>::ERRORS,
        };
        const CLONE: __ferrapi::Option<fn(&Self::Value) -> Self::Value> = __ferrapi::Cloner::<
            __Value,
        >::CLONE;
        #[allow(clippy::question_mark)]
        async fn resolve(
            request: &mut __ferrapi::Request,
            issues: &mut __ferrapi::Issues,
        ) -> __ferrapi::Option<__Value> {
            let token = request.header::<String>(&Self::SPEC.arguments[0], issues);
            let db: __ferrapi::Option<Database> = request
                .resolve::<database>(issues)
                .await;
            let (__ferrapi::Some(token), __ferrapi::Some(db)) = (token, db) else {
                return __ferrapi::None
            };
            let head = request.lend::<RequestHead>();
            let answer = user(token, &head, db).await;
            request.restore(head);
            request.settle(<__Outcome as __ferrapi::Split<User>>::split(answer), issues)
        }
    }
};
