namespace Ballast.Core.Questions;

/// <summary>Why a payout cannot be computed or compared, in words.</summary>
internal static class PayoutReasons
{
    /// <summary>The words of a refusal's code.</summary>
    public static string InWords(string code) =>
        code switch
        {
            "not-final" => "not final yet: payout and scores are of different days",
            "no-multiplier" => "a multiplier is not stored",
            "no-score" => "a score is not stored",
            "no-factor" => "the payout factor is not stored",
            "no-rule" => "no payout rule is known for the round",
            _ => code,
        };
}
