fn list() -> Routes {
    { ::ferrapi::__private::routes([]) }
}
