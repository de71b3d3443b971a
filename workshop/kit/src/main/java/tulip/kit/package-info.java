/// What every stage needs and no stage teaches: contracts, clocks, and the checks that keep chapters and sources alike.
///
/// The kit knows no stage: it imports nothing from `tulip.iterators` or any later stage.
package tulip.kit;
