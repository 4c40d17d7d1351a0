use ferrapi::model;

#[model]
struct Item {
    #[field(max_digits = 2, decimal_places = 3)]
    price: ferrapi::rust_decimal::Decimal,
}

fn main() {}
