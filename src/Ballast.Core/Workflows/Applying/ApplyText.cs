using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Workflows.Applying;

/// <summary>Applying a plan, in words.</summary>
public static class ApplyText
{
    /// <summary>The phrase that has to be typed before anything is sent.</summary>
    public static string Phrase(decimal nmr) =>
        $"APPLY {Format.Exact(nmr).Replace(",", "", StringComparison.Ordinal)} NMR";

    /// <summary>What became of it.</summary>
    public static IReadOnlyList<Block> Write(ApplyDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return
        [
            new Heading($"Apply · {document.Tournament} · plan {document.Plan[..12]}"),
            new Sentence(Summary(document), Tone.Answer),
            .. document.Reason is { } reason ? [new Sentence(reason, Tone.Warning)] : Array.Empty<Block>(),
            Moves(document),
            .. document.Checklist is { } steps
                ? [new Heading("To do on the web page", 2), new Points(steps)]
                : Array.Empty<Block>(),
            .. document.Call is { } call ? [Call(call)] : Array.Empty<Block>(),
        ];
    }

    private static string Summary(ApplyDocument document)
    {
        var done = document.Moves.Count(m => m.Status == "done");
        var of = $"{Format.Count(done)} of {Format.Many(document.Moves.Count, "move")} done";
        var toSend = document.Moves.Count(m => m.Status == "to-send");
        var byHand = document.Moves.Count(m => m.Status == "by-hand");
        return document.Outcome switch
        {
            "finished" when byHand > 0 =>
                $"{of}, {Format.Exact(document.Moved)} NMR moved; {Format.Many(byHand, "setting")} {(byHand == 1 ? "is" : "are")} for you to make.",
            "finished" =>
                $"{Format.AllOf(document.Moves.Count, "move")} done, {Format.Exact(document.Moved)} NMR moved.",
            "sent" when toSend > 0 =>
                $"{of}; {Format.Many(toSend, "move")} came free meanwhile. Go on with --resume, until {Format.Time(document.ExpiresAt)} UTC.",
            "sent" =>
                $"{of}; the others wait for their day. Go on then with --resume, until {Format.Time(document.ExpiresAt)} UTC.",
            "dry-run" when document.Code is not null => "Nothing was sent, and nothing would be.",
            "dry-run" =>
                $"Nothing was sent. {Format.Many(toSend, "move")} would be, {Format.Exact(Sum(document))} NMR altogether.",
            "to-confirm" =>
                $"{Format.Many(toSend, "move")}, {Format.Exact(Sum(document))} NMR altogether, {(toSend == 1 ? "is" : "are")} about to be sent.",
            "nothing-to-send" => $"Nothing can be sent now: {of}.",
            "checklist" => "Under atomic staking Ballast signs and sends nothing. This is for you to do.",
            _ => $"Stopped: {of}.",
        };
    }

    private static decimal Sum(ApplyDocument document) =>
        document.ToSendNmr ?? document.Moves.Where(m => m.Status == "to-send").Sum(m => m.Nmr);

    private static Table Moves(ApplyDocument document) =>
        new(
            "Moves",
            [
                new Column("#"),
                new Column("What", ColumnKind.Words),
                new Column("Model", ColumnKind.Name),
                new Column(document.Staking == "atomic-per-round" ? "NMR a round" : "NMR"),
                new Column("from round", Priority: 2),
                new Column("locked until", ColumnKind.Words, Priority: 1),
                new Column("free at", ColumnKind.Words, Priority: 1),
                new Column("State", ColumnKind.Words),
                new Column("Why", ColumnKind.Words, Priority: 3),
            ],
            [
                .. document.Moves.Select(m =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Words($"{m.Move}"),
                            Cell.Words(m.Kind),
                            Cell.Name(m.Model),
                            Cell.Words(Format.Exact(m.Nmr)),
                            m.FirstRound is { } round ? Cell.Round(round) : Cell.Words("-"),
                            Cell.Words(m.LockedUntil is { } locked ? $"~{Format.Day(locked)}" : "-"),
                            Cell.Words(
                                (m.DueAt ?? m.FreeAt) is { } free && m.LockedUntil is null ? Format.Day(free) : "-"
                            ),
                            Cell.Words(m.Status == "not-yet" ? $"from {Format.Time(m.NotBefore)}" : m.Status),
                            Cell.Words(m.Reason ?? ""),
                        ]
                ),
            ]
        )
        {
            IsOpen = true,
        };

    private static Facts Call(UnsignedCallEntry call) =>
        Facts.OfKnown(
            ("Call", call.Function),
            ("To", call.To ?? "your strategy contract: its address stands on the web page"),
            ("Sets", Format.Names(call.Models, 20)),
            ("Data", call.Data)
        );
}
