/// The day in a coffee shop that each stage tells anew: orders, drinks, and how long each step takes.
///
/// Each stage says in its own `CoffeeShop` how the work is done. This package only keeps the day and its times.
package tulip.kit.coffee;
