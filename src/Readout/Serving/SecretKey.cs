using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Readout.Serving;

/// <summary>Keys that open something: made at random, known only to whoever holds them, kept as their hash.</summary>
internal static class SecretKey
{
    private const int Bytes = 32;

    /// <summary>Letters and digits that are not taken for one another.</summary>
    private const string Readable = "abcdefghjkmnpqrstuvwxyz23456789";

    private const int PasswordLength = 20;

    /// <summary>A new key; what it is for stands before it, so that one that was left lying about is known for what it is.</summary>
    public static string New(string prefix) => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>A new password of about 99 bits.</summary>
    public static string NewPassword() => RandomNumberGenerator.GetString(Readable, PasswordLength);

    /// <summary>What is kept of a key. Keys are random and long, so a fast hash is enough.</summary>
    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
