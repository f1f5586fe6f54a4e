using Ballast.Core.Store;
using Ballast.Core.Workflows.Importing;
using Spectre.Console;

namespace Ballast.Cli.Output;

/// <summary>What an import did, in words.</summary>
internal sealed class ImportView(Screen screen)
{
    public void Write(IReadOnlyList<ImportAnswer> done, string store, bool isTrial)
    {
        foreach (var answer in done)
        {
            screen.Line(
                $"{Markup.Escape(answer.File)}: {Markup.Escape(answer.Kind)}, {Figures.Count(answer.Rows)} rows; {Counts(answer, isTrial)}"
            );
            List(answer.File, answer.ListedBadRows, answer.BadRows, "; row left out", "bad rows", "yellow");
            List(answer.File, answer.ListedNotes, answer.Notes, "", "remarks", "grey");
            if (answer.Doubt is { } doubt)
                screen.Remark($"[yellow]  {Markup.Escape(doubt.Message)}[/]");
            if (answer.IgnoredColumns.Count > 0)
                screen.Remark(
                    $"[grey]  columns not read: {Markup.Escape(string.Join(", ", answer.IgnoredColumns))}[/]"
                );
        }
        if (done.Count > 0)
            screen.Remark(
                isTrial
                    ? $"[grey]dry run: nothing was kept in {Markup.Escape(store)}[/]"
                    : $"[grey]store: {Markup.Escape(store)}[/]"
            );
    }

    private static string Counts(ImportAnswer answer, bool isTrial)
    {
        var (added, changed) = (answer.New, answer.Changed);
        var words = (added.IsEmpty, changed.IsEmpty) switch
        {
            (true, true) => "nothing new",
            (false, true) => Figures.New(added),
            (true, false) => $"changed: {Figures.Parts(changed)}",
            _ => $"{Figures.New(added)}; changed: {Figures.Parts(changed)}",
        };
        if (!isTrial)
            return words;
        return answer.BadRows == 0
            ? $"would be {words}"
            : $"would be {words}; left out: {Figures.Count(answer.BadRows)} rows";
    }

    private void List(string file, IReadOnlyList<BadRow> rows, int count, string end, string what, string colour)
    {
        foreach (var row in rows)
            screen.Remark($"[{colour}]  {Markup.Escape($"{file}:{row.Line}: {row.Reason}{end}")}[/]");
        if (count > rows.Count)
            screen.Remark($"[{colour}]  … and {Figures.Count(count - rows.Count)} more {what}[/]");
    }
}
