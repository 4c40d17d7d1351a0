/// Not the summary.
///
/// Not the description.
#[allow(unused)]
pub(crate) async fn patch_item() -> Result<(), HttpError> {
    Ok(())
}
#[doc(hidden)]
#[allow(non_camel_case_types, missing_docs, unreachable_pub)]
pub(crate) struct patch_item {}
const _: () = {
    use crate::api::__private::{self as __ferrapi, Fallback as _};
    struct __auth__admin;
    const _: () = {
        use auth::admin as __auth__admin;
        impl __ferrapi::Route for patch_item {
            const SPEC: &'static __ferrapi::RouteSpec = &__ferrapi::RouteSpec {
                name: "patch_item",
                location: __ferrapi::here(::core::file!(), ::core::line!()),
                method: "PATCH",
                path: "/items/<item_id>/",
                segments: &[
                    __ferrapi::Literal("items"),
                    __ferrapi::Variable("item_id"),
                    __ferrapi::Literal(""),
                ],
                status: 202,
                tags: &["items", TAG],
                summary: __ferrapi::Some("Summary"),
                description: __ferrapi::Some(include_str!("long.md")),
                operation_id: __ferrapi::Some("patch"),
                response_description: __ferrapi::Some("Taken"),
                body_limit: __ferrapi::Some(10 * 1024),
                deprecated: true,
                hidden: true,
                responses: &[
                    __ferrapi::ResponseSpec {
                        status: "404",
                        description: __ferrapi::None,
                        content: __ferrapi::Some(__ferrapi::json_content::<Message>()),
                    },
                    __ferrapi::ResponseSpec {
                        status: "409",
                        description: __ferrapi::Some("Conflict"),
                        content: __ferrapi::None,
                    },
                    __ferrapi::ResponseSpec {
                        status: "4XX",
                        description: __ferrapi::Some("Other"),
                        content: __ferrapi::Some(__ferrapi::json_content::<Message>()),
                    },
                    __ferrapi::ResponseSpec {
                        status: "default",
                        description: __ferrapi::Some("Else"),
                        content: __ferrapi::None,
                    },
                    __ferrapi::ResponseSpec {
                        status: "200",
                        description: __ferrapi::Some("Fine"),
                        content: __ferrapi::Some(__ferrapi::content("image/png")),
                    },
                    __ferrapi::ResponseSpec {
                        status: "200",
                        description: __ferrapi::None,
                        content: __ferrapi::Some(
                            __ferrapi::content_of::<Report>("text/csv"),
                        ),
                    },
                ],
                extra: __ferrapi::Some(|| __ferrapi::to_value(
                    &json!({ "x-team" : "a" }),
                )),
                dependencies: &[
                    __ferrapi::used(__ferrapi::Probe::<verify>::DEPENDENCY),
                    __ferrapi::used(__ferrapi::Probe::<__auth__admin>::DEPENDENCY),
                ],
                reply: __ferrapi::Probe::<Result<(), HttpError>>::REPLY,
                ..__ferrapi::RouteSpec::DEFAULT
            };
            const GLUE: __ferrapi::Glue = __ferrapi::glue(
                &|mut request, mut issues| async move {
                    let dependency_0 = __ferrapi::resolve::<
                        verify,
                    >(&mut *request, &mut issues)
                        .await;
                    let dependency_1 = __ferrapi::resolve::<
                        __auth__admin,
                    >(&mut *request, &mut issues)
                        .await;
                    let (true, __ferrapi::Some(_), __ferrapi::Some(_)) = (
                        issues.is_empty(),
                        dependency_0,
                        dependency_1,
                    ) else { return request.refuse(issues) };
                    let answer = patch_item().await;
                    request.respond::<Result<(), HttpError>>(answer)
                },
            );
        }
        const _: () = __ferrapi::prove_path_variable::<
            patch_item,
        >("item_id", "item_id", "");
        const _: () = __ferrapi::prove_dependencies::<patch_item>();
        const _: () = __ferrapi::prove_read::<patch_item>("body_limit");
    };
};
