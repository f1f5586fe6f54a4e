using Ballast.Core.Text;

namespace Ballast.Core.Questions.Realised;

/// <summary>Lots in words.</summary>
internal static class RealisedLotsText
{
    /// <summary>What is left and what is not known, or why there are no lots.</summary>
    public static IEnumerable<Block> Write(RealisedAnswer answer)
    {
        if (answer.Lots is not { } lots)
        {
            yield return new Sentence($"Gains over what NMR had cost cannot be said: {Why(answer.NoLots!)}")
            {
                Typed = Helps(answer.NoLots!),
            };
            yield break;
        }
        var method = answer.LotMethod == "fifo" ? "first in, first out" : "average cost";
        var cost = (lots.CostLeft, answer.Currency) switch
        {
            ({ } left, { } currency) when lots.LeftWithoutCost == 0 =>
                $", which cost {Format.Exact(decimal.Round(left, 2))} {currency}",
            ({ } left, { } currency) =>
                $", of which {Format.Nmr(lots.Left - lots.LeftWithoutCost)} cost {Format.Exact(decimal.Round(left, 2))} {currency} and of {Format.Nmr(lots.LeftWithoutCost)} the cost is not known",
            _ => ", whose cost is not known",
        };
        var gain = (answer.Total.Gain, answer.Currency) switch
        {
            ({ } sum, { } currency) =>
                $" Burns and withdrawals realised {Format.Fiat(sum)} {currency} over their cost.",
            _ when lots.DisposalsWithoutGain > 0 =>
                $" The gain of {Format.Count(lots.DisposalsWithoutGain)} of {Format.Count(lots.Disposals)} burns and withdrawals cannot be said: a cost or a price is not known.",
            _ => "",
        };
        yield return new Sentence(
            $"Lots ({method}), by the balance of {Format.Day(lots.BalanceOf)}: {Format.Nmr(lots.Left)} NMR are left{cost}.{gain}"
        );
        if (lots.Opening > 0)
            yield return new Sentence(
                $"Of {(lots.IsOpeningLeast ? "at least " : "")}{Format.Nmr(lots.Opening)} NMR nobody told how they came: they were there before the first known event.",
                Tone.Warning
            )
            {
                Typed = "Give their cost, and that of deposits: --deposit-cost",
            };
        if (lots.Missing > 0)
            yield return new Sentence(
                $"{Format.Nmr(lots.Missing)} NMR came and are neither there nor known to have left: what is left in lots is too much by them.",
                Tone.Warning
            );
    }

    private static string Why(string code) =>
        code switch
        {
            "no-account" => "deposits and withdrawals are not known.",
            "named-models" => "lots are of a whole account, and models were named.",
            "other-tournaments" =>
                "the account stakes in other tournaments too, and NMR do not tell where they were earned.",
            "no-balance" => "no balance of the account is stored.",
            _ => "the reason is not known.",
        };

    private static string Helps(string code) =>
        code switch
        {
            "no-account" or "no-balance" => "Bring them in: ballast sync --account",
            "other-tournaments" => "Count all of them: --all-tournaments",
            _ => "",
        };
}
