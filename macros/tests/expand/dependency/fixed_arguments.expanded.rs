async fn require_role(least: Role, role: Role) -> Result<Role, HttpError> {
    if role >= least { Ok(role) } else { Err(HttpError::forbidden("Not enough")) }
}
#[doc(hidden)]
#[allow(non_camel_case_types, missing_docs, unreachable_pub)]
struct require_role {}
const _: () = {
    use ::ferrapi::__private::{self as __ferrapi, Fallback as _};
    use __ferrapi::NotClone as _;
    type __Outcome = __ferrapi::Outcome<
        { __ferrapi::Probe::<Result<Role, HttpError>>::IS_RESULT },
    >;
    type __Returned = <__Outcome as __ferrapi::Split<Result<Role, HttpError>>>::Value;
    type __Held = __ferrapi::Held<{ __ferrapi::Probe::<__Returned>::IS_SCOPED }>;
    type __Value = <__Held as __ferrapi::Hold<__Returned>>::Value;
    impl __ferrapi::Dependency for require_role {
        type Value = __Value;
        type Fixed = (Role,);
        const SPEC: &'static __ferrapi::DependencySpec = &__ferrapi::DependencySpec {
            name: "require_role",
            id: __ferrapi::type_id::<require_role>,
            path: ::core::concat!(::core::module_path!(), "::require_role"),
            location: __ferrapi::here(::core::file!(), ::core::line!()),
            arguments: &[
                __ferrapi::FIXED.argument("least", "Role"),
                __ferrapi::on(__ferrapi::Probe::<role>::DEPENDENCY)
                    .argument("role", "Role"),
            ],
            shared: true,
            cloneable: __ferrapi::Probe::<__Value>::IS_CLONE,
            errors: __ferrapi::Probe::<
                <__Outcome as __ferrapi::Split<Result<Role, HttpError>>>::Error,
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
            (least,): Self::Fixed,
        ) -> __ferrapi::Option<
            __ferrapi::Acyclic<__Value, { __ferrapi::acyclic::<require_role>() }>,
        > {
            let role: __ferrapi::Option<Role> = __ferrapi::resolve::<
                role,
            >(&mut *request, issues)
                .await;
            let __ferrapi::Some(role) = role else { return __ferrapi::None };
            let answer = require_role(least, role).await;
            request
                .settle::<
                    Self,
                    __Held,
                    _,
                    _,
                >(
                    <__Outcome as __ferrapi::Split<
                        Result<Role, HttpError>,
                    >>::split(answer),
                    issues,
                )
        }
    }
};
