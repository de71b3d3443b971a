/// The programs of the chapter of stage 4: the coffee shop, and short programs that a test compares with their twins
/// in Python. Nothing imports them.
package tulip.async.example;
