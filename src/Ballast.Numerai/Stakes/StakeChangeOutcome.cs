using Ballast.Numerai.Errors;
using Ballast.Numerai.Wire;

namespace Ballast.Numerai.Stakes;

/// <summary>What became of a change of stake that was sent: one of three, and no fourth.</summary>
public abstract record StakeChangeOutcome
{
    private StakeChangeOutcome() { }

    /// <summary>Numerai took the change down: its answer states this direction, this amount and a state that is known, and complains of nothing.</summary>
    /// <param name="Change">The change in Numerai's words.</param>
    public sealed record Accepted(WireStakeChange Change) : StakeChangeOutcome;

    /// <summary>Nothing changed: Numerai said no in words that are known, or not a byte of the request left.</summary>
    /// <param name="Code">What sort of refusal.</param>
    /// <param name="Reason">Why, on one line.</param>
    public sealed record Refused(NumeraiErrorCode Code, string Reason) : StakeChangeOutcome;

    /// <summary>
    /// Nobody can say: its first byte was sent and no answer tells. Do not send it again; read the model's stake, its pending request and the
    /// stake transactions, and decide from them.
    /// </summary>
    /// <param name="Why">What got lost, on one line.</param>
    public sealed record Unknown(string Why) : StakeChangeOutcome;
}
