using System.Numerics;
using Ballast.Core.Planning.Atomic;
using Ballast.Core.Planning.Verifying;
using Ballast.Numerai.Translation;
using Nethereum.ABI.ABIDeserialisation;
using Nethereum.ABI.FunctionEncoding;
using Nethereum.ABI.Model;
using Nethereum.Hex.HexConvertors.Extensions;

namespace Ballast.Numerai.Chain;

/// <summary>The functions of the strategy contract that are written or read here. Nothing is signed.</summary>
/// <remarks>Source: domain notes, section 5, which are one operator's dump of the contract; selectors are computed by Keccak from these signatures.</remarks>
public static class StrategyContract
{
    /// <summary>The signature of the call that sets several models at once.</summary>
    public const string SetModelConfigs = "setModelConfigs((uint256,bytes32,uint128,uint8,bool)[])";

    private const string Abi = """
        [
          {"type":"function","name":"setModelConfigs","stateMutability":"nonpayable","outputs":[],"inputs":[{"name":"configs","type":"tuple[]","components":[
            {"name":"tournament","type":"uint256"},{"name":"model","type":"bytes32"},{"name":"perRoundStake","type":"uint128"},
            {"name":"mode","type":"uint8"},{"name":"enabled","type":"bool"}]}]},
          {"type":"function","name":"modelConfig","stateMutability":"view","inputs":[{"name":"tournament","type":"uint256"},{"name":"model","type":"bytes32"}],
            "outputs":[{"name":"perRoundStake","type":"uint128"},{"name":"mode","type":"uint8"},{"name":"enabled","type":"bool"}]},
          {"type":"function","name":"owner","stateMutability":"view","inputs":[],"outputs":[{"name":"","type":"address"}]},
          {"type":"function","name":"balanceOf","stateMutability":"view","inputs":[{"name":"account","type":"address"}],"outputs":[{"name":"","type":"uint256"}]},
          {"type":"event","name":"ModelConfigUpdated","anonymous":false,"inputs":[{"name":"tournament","type":"uint256","indexed":true},{"name":"model","type":"bytes32","indexed":true},
            {"name":"perRoundStake","type":"uint128","indexed":false},{"name":"mode","type":"uint8","indexed":false},{"name":"enabled","type":"bool","indexed":false}]}
        ]
        """;

    private const int WordBytes = 32;

    private static readonly Lazy<ContractABI> Contract = new(() => ABIDeserialiserFactory.DeserialiseContractABI(Abi));

    /// <summary>The first four bytes of a call of a function, in hexadecimal digits after 0x.</summary>
    public static string Selector(string function) => Function(function).Sha3Signature.EnsureHexPrefix();

    /// <summary>The topic by which the chain knows an event.</summary>
    public static string Topic(string name) =>
        Array.Find(Contract.Value.Events, e => e.Name == name)!.Sha3Signature.EnsureHexPrefix();

    /// <summary>The unsigned call that sets models, in hexadecimal digits after 0x.</summary>
    public static string WriteSetModelConfigs(IReadOnlyList<ModelConfig> configs)
    {
        ArgumentNullException.ThrowIfNull(configs);
        var function = Function("setModelConfigs");
        object[] tuples =
        [
            .. configs.Select(c =>
                (object)
                    new object[]
                    {
                        new BigInteger(c.Tournament),
                        Bytes(c.ModelKey),
                        c.PerRoundWei,
                        new BigInteger(c.Mode),
                        c.IsEnabled,
                    }
            ),
        ];
        return new FunctionCallEncoder()
            .EncodeRequest(function.Sha3Signature, function.InputParameters, [tuples])
            .EnsureHexPrefix();
    }

    /// <summary>The call that asks for the setting of a model.</summary>
    public static string WriteModelConfig(int tournament, string modelKey)
    {
        var function = Function("modelConfig");
        return new FunctionCallEncoder()
            .EncodeRequest(
                function.Sha3Signature,
                function.InputParameters,
                new BigInteger(tournament),
                Bytes(modelKey)
            )
            .EnsureHexPrefix();
    }

    /// <summary>Reads the answer to it: three words.</summary>
    /// <exception cref="ChainException">It is not of that shape: the address is of another contract, or of none.</exception>
    public static ShownConfig ReadModelConfig(ReadOnlySpan<byte> answer)
    {
        if (answer.Length != 3 * WordBytes)
            throw new ChainException(
                $"The contract answers {answer.Length} bytes where a setting has {3 * WordBytes}: the address is no strategy."
            );
        var (nmr, mode, enabled) = (
            Number(answer[..WordBytes]),
            Number(answer[WordBytes..(2 * WordBytes)]),
            Number(answer[(2 * WordBytes)..])
        );
        if (mode > byte.MaxValue || enabled > BigInteger.One)
            throw new ChainException("The contract's answer is no setting: the address is no strategy.");
        try
        {
            return new ShownConfig(Wei.ToNmr(nmr).Amount, (byte)mode, enabled.IsOne);
        }
        catch (OverflowException e)
        {
            throw new ChainException("The contract's answer is no amount of NMR.", e);
        }
    }

    /// <summary>Reads an address that a contract answered.</summary>
    /// <exception cref="ChainException">It is none.</exception>
    public static string ReadAddress(ReadOnlySpan<byte> answer)
    {
        const int AddressBytes = 20;
        if (answer.Length != WordBytes || answer[..(WordBytes - AddressBytes)].ContainsAnyExcept((byte)0))
            throw new ChainException("The contract's answer is no address.");
        return "0x" + Convert.ToHexStringLower(answer[(WordBytes - AddressBytes)..]);
    }

    private static FunctionABI Function(string name) => Array.Find(Contract.Value.Functions, f => f.Name == name)!;

    private static BigInteger Number(ReadOnlySpan<byte> word) => new(word, isUnsigned: true, isBigEndian: true);

    /// <summary>A model's key, which must be whole: a shorter one would be filled up and mean another model.</summary>
    private static byte[] Bytes(string modelKey)
    {
        var digits = modelKey.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? modelKey[2..] : modelKey;
        return digits.Length == 2 * WordBytes && digits.All(char.IsAsciiHexDigit)
            ? Convert.FromHexString(digits)
            : throw new ArgumentException("A model's key has 32 bytes.", nameof(modelKey));
    }
}
