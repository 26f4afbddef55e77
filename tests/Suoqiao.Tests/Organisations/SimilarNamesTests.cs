using Suoqiao.Features.Catalogue.Organisations;

namespace Suoqiao.Tests.Organisations;

[Trait("Database", "none")]
public sealed class SimilarNamesTests
{
    private static readonly string[] Regions = ["泽江省", "云汀市", "汀北区"];

    [Theory]
    [InlineData("云汀蓝芯电池科技有限公司", "蓝芯电池科技")]
    [InlineData("云汀市蓝芯电池科技股份有限公司", "蓝芯电池科技")]
    [InlineData("泽江省新型电池学会", "新型电池学会")]
    [InlineData("蓝芯（云汀）科技有限责任公司", "蓝芯云汀科技")]
    [InlineData("Blue Core Batteries Co., Ltd.", "bluecorebatteries")]
    [InlineData("公司", "")]
    public void The_core_of_a_name_has_neither_place_nor_legal_form(string name, string core) =>
        Assert.Equal(core, SimilarNames.Core(name, Regions));
}
