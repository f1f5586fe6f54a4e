using Ballast.Core.Planning;
using Ballast.Core.Planning.Verifying;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Workflows.Applying;

/// <summary>What is configured and staked of a plan, as a document and in words.</summary>
public static class VerifyReport
{
    /// <summary>Puts it together.</summary>
    public static PlanVerifyDocument Create(
        StakePlan plan,
        IReadOnlyList<VerifiedMove> moves,
        long? chain = null,
        bool? isOwnStrategy = null
    )
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(moves);
        return new PlanVerifyDocument
        {
            Plan = plan.Hash,
            Tournament = plan.Tournament,
            Staking = plan.Staking,
            IsAsPlanned = isOwnStrategy != false && moves.All(IsAsPlanned),
            Chain = chain,
            IsOwnStrategy = isOwnStrategy,
            Moves =
            [
                .. moves.Select(m => new PlanVerifyEntry(
                    m.Move.Id,
                    m.Move.Model,
                    m.Move.Nmr,
                    m.Move.Mode,
                    m.Configured,
                    m.Staked,
                    m.Reason
                )),
            ],
        };
    }

    /// <summary>In words.</summary>
    public static IReadOnlyList<Block> Write(PlanVerifyDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var right = document.Moves.Count(m => m.Configured == VerifiedMove.AsPlanned);
        return
        [
            new Heading($"Verify · {document.Tournament} · plan {document.Plan[..12]}"),
            new Sentence(
                document.IsAsPlanned
                    ? "All that was told is as the plan wants it."
                    : $"{Format.Count(right)} of {Format.Many(document.Moves.Count, "move")} found as planned.",
                Tone.Answer
            ),
            .. document.IsOwnStrategy == false
                ?
                [
                    new Sentence(
                        "The strategy does not belong to the account's wallet: it is somebody else's, or of an older contract.",
                        Tone.Warning
                    ),
                ]
                : Array.Empty<Block>(),
            new Table(
                "Moves",
                [
                    new Column("#"),
                    new Column("Model", ColumnKind.Name),
                    new Column("NMR"),
                    new Column("mode", ColumnKind.Words, Priority: 2),
                    new Column("Configured", ColumnKind.Words),
                    new Column("Staked", ColumnKind.Words),
                    new Column("Seen", ColumnKind.Words, Priority: 1),
                ],
                [
                    .. document.Moves.Select(m =>
                        (IReadOnlyList<Cell>)
                            [
                                Cell.Words($"{m.Move}"),
                                Cell.Name(m.Model),
                                Cell.Words(Format.Exact(m.Nmr)),
                                Cell.Words(m.Mode ?? "-"),
                                Cell.Words(m.Configured),
                                Cell.Words(m.Staked),
                                Cell.Words(m.Reason),
                            ]
                    ),
                ]
            )
            {
                IsOpen = true,
            },
        ];
    }

    /// <summary>Nothing differs, and at least one of the two was reported to be right.</summary>
    private static bool IsAsPlanned(VerifiedMove move) =>
        move.Configured != VerifiedMove.Differs
        && move.Staked != VerifiedMove.Differs
        && (move.Configured == VerifiedMove.AsPlanned || move.Staked == VerifiedMove.AsPlanned);
}
