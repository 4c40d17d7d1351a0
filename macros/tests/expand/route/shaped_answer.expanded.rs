async fn read() -> Item {}
#[doc(hidden)]
#[allow(non_camel_case_types, missing_docs, unreachable_pub)]
struct read {}
const _: () = {
    use ::ferrapi::__private::{self as __ferrapi, Fallback as _};
    impl __ferrapi::Route for read {
        const SPEC: &'static __ferrapi::RouteSpec = &__ferrapi::RouteSpec {
            name: "read",
            location: __ferrapi::here(::core::file!(), ::core::line!()),
            method: "GET",
            path: "/",
            segments: &[__ferrapi::Literal("")],
            reply: __ferrapi::Probe::<Item>::REPLY,
            ..__ferrapi::RouteSpec::DEFAULT
        };
        const GLUE: __ferrapi::Glue = __ferrapi::glue(
            &|request, issues| async move {
                let true = issues.is_empty() else { return request.refuse(issues) };
                let answer = read().await;
                request
                    .respond_shaped::<
                        Item,
                    >(
                        answer,
                        const {
                            &__ferrapi::Shaping {
                                exclude_none: true,
                                by_name: true,
                                include: &["a", "type"],
                                ..__ferrapi::Shaping::NONE
                            }
                        },
                    )
            },
        );
    }
    const _: () = __ferrapi::prove_shaped(__ferrapi::Probe::<Item>::REPLY, "Item");
    const _: () = __ferrapi::prove_field(__ferrapi::Probe::<Item>::REPLY, "a", "Item");
    const _: () = __ferrapi::prove_field(
        __ferrapi::Probe::<Item>::REPLY,
        "type",
        "Item",
    );
};
