/// Text for a terminal: its width, colours, wrapped lines, tables, Markdown and code.
///
/// Nothing here knows what the text is about. So this package imports no other part of the runner.
package tulip.runner.terminal;
