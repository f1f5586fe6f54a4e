namespace Ballast.Core.Questions.Nowcast;

/// <summary>Why an open stake takes no part in a nowcast, for people.</summary>
public static class NowcastReasons
{
    /// <summary>A few words that follow "68 open stakes:".</summary>
    public static string InWords(string code) =>
        code switch
        {
            "no-rule" => "no payout rule is known for their round",
            "no-factor" => "no payout factor of their rule is known",
            "no-multiplier" => "their multipliers are not stored",
            "not-enough-rounds" => "too few rounds have resolved to say how their scores ripen",
            _ => "a score that pays is missing",
        };
}
