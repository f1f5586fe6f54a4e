namespace Ballast.Numerai.Keys;

/// <summary>What a key is meant for, and so what it should be able to do and no more.</summary>
public enum KeyPurpose
{
    /// <summary>Reading the account, its models, payouts and submissions.</summary>
    Read = 0,

    /// <summary>The same, and positions and claims of atomic staking. Numerai has no scope that only reads those.</summary>
    ReadAtomic,

    /// <summary>Changing legacy stakes, and reading what became of it.</summary>
    ChangeStake,

    /// <summary>Uploading predictions and pickles, and reading what became of them.</summary>
    Submit,
}
