using System.Security.Cryptography;
using System.Text;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Ladder;

/// <summary>The dates of the ladder for a calendar: NMR that come free, changes that wait, and what was asked about.</summary>
internal sealed class LadderDates
{
    private const int HashLength = 12;

    private readonly LadderAnswer _answer;
    private readonly string _scope;

    private LadderDates(LadderAnswer answer, Given given)
    {
        _answer = answer;
        // Locks of some models are another event than those of all. Names are text from strangers, so they stand in no identifier.
        var models = given.Models.Select(m => m.Trim().ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal);
        _scope = string.Join("-", [answer.Tournament, .. Hash([.. models])]);
    }

    /// <summary>The dates of an answer.</summary>
    public static DateList Find(LadderAnswer answer, Given given)
    {
        var dates = new LadderDates(answer, given);
        return new DateList(
            $"Ballast ladder, {answer.Tournament}",
            answer.AsOf,
            [
                .. dates
                    .Locks()
                    .Concat(dates.Waiting())
                    .Concat(dates.Changes())
                    .Concat(dates.WhatIf())
                    .OrderBy(d => d.Day)
                    .ThenBy(d => d.Uid, StringComparer.Ordinal),
            ]
        );
    }

    private IEnumerable<DatedEvent> Locks() =>
        _answer
            .Calendar.Where(d => d.Frees > 0)
            .Select(d => new DatedEvent(
                Uid("free", $"{d.Rounds[^1]}"),
                d.Day,
                d.At,
                $"{Format.Nmr(d.Frees)} NMR come free ({_answer.Tournament})",
                $"Round {string.Join(" and ", d.Rounds)} resolves. Still locked after it: {Format.Nmr(d.Locked)} NMR. Payouts and burns of the rounds are not counted. As of {Format.Time(_answer.AsOf)} UTC."
            ));

    private IEnumerable<DatedEvent> Waiting() =>
        _answer.Waiting.SelectMany(w =>
        {
            var amount =
                w.IsDrain ? "everything"
                : w.Nmr is { } nmr ? $"{Format.Nmr(nmr)} NMR"
                : "an unknown amount";
            var isRelease = w.Kind == "release";
            // An increase counts from the next close on, whatever day stands beside it (domain notes, section 3.5).
            (DateOnly Day, DateTimeOffset? At)? when =
                !isRelease ? (DateOnly.FromDateTime(_answer.NextClose.UtcDateTime), _answer.NextClose)
                : w.Due is { } due ? (due, null)
                : null;
            return when is not { } known
                ? Array.Empty<DatedEvent>()
                :
                [
                    new DatedEvent(
                        Uid(w.Kind, Hash([w.Model.ToLowerInvariant()])[0]),
                        known.Day,
                        known.At,
                        isRelease
                            ? $"{w.Model}: a release of {amount} comes to the wallet"
                            : $"{w.Model}: {amount} are staked at the close of round {_answer.NextRound}",
                        isRelease ? "Until then open rounds can burn it." : "An increase that waits for the next close."
                    ),
                ];
        });

    private IEnumerable<DatedEvent> Changes()
    {
        if (_answer.Change is not { } change)
            yield break;
        var asked = $"If asked on {Format.Day(_answer.AsOf)}: ";
        foreach (var model in change.Models)
        {
            var of = Hash([model.Model.ToLowerInvariant()])[0];
            var isRelease = model.Kind == "release";
            if (model is { FromRound: { } round, FromTime: { } from })
                yield return new DatedEvent(
                    Uid("what-if-from", of),
                    DateOnly.FromDateTime(from.UtcDateTime),
                    from,
                    $"{asked}{model.Model} has {Format.Nmr(model.PerRoundAfter)} NMR at risk in round {round}, not {Format.Nmr(model.PerRound)}",
                    $"The first round that a {model.Kind} of {Format.Nmr(model.Nmr)} NMR changes."
                );
            if ((model.WalletOn ?? model.ChangesBy) is { } by)
                yield return new DatedEvent(
                    Uid("what-if-done", of),
                    by,
                    null,
                    model.WalletOn is not null ? $"{asked}{Format.Nmr(model.Nmr)} NMR of {model.Model} reach the wallet"
                        : isRelease
                            ? $"{asked}the last of {Format.Nmr(-model.LockedChange)} NMR of {model.Model} comes free"
                        : $"{asked}all {Format.Nmr(model.Nmr)} NMR more of {model.Model} are at work",
                    "Payouts and burns to come are not counted."
                );
        }
    }

    private IEnumerable<DatedEvent> WhatIf()
    {
        if (_answer.WhatIf is not { } what)
            yield break;
        var stake = $"If each round had {Format.Nmr(what.PerRound)} NMR: ";
        yield return new DatedEvent(
            Uid("what-if-full", "stake"),
            what.FullFrom,
            null,
            $"{stake}{Format.Nmr(what.Total)} NMR are locked",
            $"From here on {Format.Rounds(what.Rounds)} are open at once ({what.Staking} staking)."
        );
        yield return new DatedEvent(
            Uid("what-if-free", "stake"),
            what.FreeBy,
            null,
            $"{stake}all is free after a stop",
            $"If staking stops when {Format.Rounds(what.Rounds)} are open."
        );
    }

    private string Uid(string what, string which) => $"ladder-{_scope}-{what}-{which}@ballast";

    private static string[] Hash(IReadOnlyList<string> names) =>
        names.Count == 0
            ? []
            :
            [
                Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', names))))[
                    ..HashLength
                ],
            ];
}
