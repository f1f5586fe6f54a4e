using Ballast.Core.Text;
using Spectre.Console;

namespace Ballast.Cli.Output;

/// <summary>Names with what holds for each: in two columns, or where there is no room for these with the text below its name.</summary>
internal sealed class FactsOnTerminal(Screen screen)
{
    private const int Between = 2;
    private const int ShortestText = 28;

    public void Write(Facts facts)
    {
        var names = facts.Items.Max(i => WordWrap.Cells(i.Name));
        var text = names + Between;
        var isTwoColumns = screen.Width - text >= ShortestText;
        foreach (var (name, said) in facts.Items)
        {
            if (isTwoColumns)
            {
                var space = new string(' ', text - WordWrap.Cells(name));
                screen.Line($"[grey]{Markup.Escape(name)}[/]{space}{Markup.Escape(said)}", text);
                continue;
            }
            if (name.Length > 0)
                screen.Line($"[grey]{Markup.Escape(name)}:[/]");
            screen.Line($"  {Markup.Escape(said)}", 2);
        }
    }
}
