using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Accounts;

/// <summary>Something that Numerai said about an own account, to be kept beside what it said before.</summary>
/// <typeparam name="T">The fact itself.</typeparam>
public interface IAccountFact<out T>
{
    /// <summary>The user's name for the account.</summary>
    string Account { get; }

    /// <summary>When it became known.</summary>
    KnownTime Known { get; }

    /// <summary>Of what it speaks, within the account: of facts with the same cell the one that became known last is in force.</summary>
    string Cell { get; }

    /// <summary>The same, known from another moment on.</summary>
    T At(KnownTime known);
}
