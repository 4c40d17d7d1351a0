async fn delete_item() {}
#[doc(hidden)]
#[allow(non_camel_case_types, missing_docs, unreachable_pub)]
struct delete_item {}
const _: () = {
    use ::ferrapi::__private::{self as __ferrapi, Fallback as _};
    impl __ferrapi::Route for delete_item {
        const SPEC: &'static __ferrapi::RouteSpec = &__ferrapi::RouteSpec {
            name: "delete_item",
            location: __ferrapi::here(::core::file!(), ::core::line!()),
            method: "DELETE",
            path: "/items",
            segments: &[__ferrapi::Literal("items")],
            status: 204,
            reply: __ferrapi::Probe::<()>::REPLY,
            ..__ferrapi::RouteSpec::DEFAULT
        };
        const GLUE: __ferrapi::Glue = __ferrapi::glue(
            &|request, issues| async move {
                let true = issues.is_empty() else { return request.refuse(issues) };
                let answer = delete_item().await;
                request.respond(answer)
            },
        );
    }
    const _: () = __ferrapi::prove_body::<delete_item>();
};
