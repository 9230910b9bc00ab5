using System.Security.Cryptography;
using System.Text;

namespace Readout.Documents;

/// <summary>The short stable hash that every id of the engine is made of.</summary>
public static class ContentHash
{
    private const int Bytes = 8;

    /// <summary>Sixteen hexadecimal digits of the SHA-256 of the parts; each part is set off, so ("ab","c") and ("a","bc") differ.</summary>
    public static string Of(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            hash.AppendData(BitConverter.GetBytes(part.Length));
            hash.AppendData(Encoding.Unicode.GetBytes(part));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, Bytes));
    }
}
