namespace Suoqiao.Standards;

internal static partial class IndustryNames
{
    private const string Groups = """
        131|谷物磨制|Grain milling
        132|饲料加工|Feed processing
        133|植物油加工|Vegetable oil processing
        134|制糖业|Sugar manufacture
        135|屠宰及肉类加工|Slaughtering and meat processing
        136|水产品加工|Aquatic product processing
        137|蔬菜、菌类、水果和坚果加工|Processing of vegetables, fungi, fruit and nuts
        139|其他农副食品加工|Other farm and sideline food processing
        141|焙烤食品制造|Baked foods
        142|糖果、巧克力及蜜饯制造|Confectionery, chocolate and candied fruit
        143|方便食品制造|Convenience foods
        144|乳制品制造|Dairy products
        145|罐头食品制造|Canned foods
        146|调味品、发酵制品制造|Condiments and fermented products
        149|其他食品制造|Other foods
        151|酒的制造|Liquor
        152|饮料制造|Beverages
        153|精制茶加工|Refined tea
        161|烟叶复烤|Redrying of tobacco leaf
        162|卷烟制造|Cigarettes
        169|其他烟草制品制造|Other tobacco products
        171|棉纺织及印染精加工|Cotton textiles, dyeing and finishing
        172|毛纺织及染整精加工|Wool textiles, dyeing and finishing
        173|麻纺织及染整精加工|Bast fibre textiles, dyeing and finishing
        174|丝绢纺织及印染精加工|Silk textiles, dyeing and finishing
        175|化纤织造及印染精加工|Chemical fibre weaving, dyeing and finishing
        176|针织或钩针编织物及其制品制造|Knitted or crocheted fabrics and products
        177|家用纺织制成品制造|Household textile products
        178|产业用纺织制成品制造|Industrial textile products
        181|机织服装制造|Woven garments
        182|针织或钩针编织服装制造|Knitted or crocheted garments
        183|服饰制造|Clothing accessories
        191|皮革鞣制加工|Leather tanning
        192|皮革制品制造|Leather products
        193|毛皮鞣制及制品加工|Fur dressing and products
        194|羽毛（绒）加工及制品制造|Feather and down processing and products
        195|制鞋业|Footwear
        201|木材加工|Timber processing
        202|人造板制造|Wood-based panels
        203|木质制品制造|Wood products
        204|竹、藤、棕、草等制品制造|Products of bamboo, rattan, palm and straw
        211|木质家具制造|Wooden furniture
        212|竹、藤家具制造|Bamboo and rattan furniture
        213|金属家具制造|Metal furniture
        214|塑料家具制造|Plastic furniture
        219|其他家具制造|Other furniture
        221|纸浆制造|Pulp
        222|造纸|Paper making
        223|纸制品制造|Paper products
        231|印刷|Printing
        232|装订及印刷相关服务|Binding and services related to printing
        233|记录媒介复制|Reproduction of recording media
        241|文教办公用品制造|Articles for culture, education and offices
        242|乐器制造|Musical instruments
        243|工艺美术及礼仪用品制造|Arts, crafts and ceremonial articles
        244|体育用品制造|Sports goods
        245|玩具制造|Toys
        246|游艺器材及娱乐用品制造|Amusement equipment and entertainment articles
        251|精炼石油产品制造|Refined petroleum products
        252|煤炭加工|Coal processing
        253|核燃料加工|Nuclear fuel processing
        254|生物质燃料加工|Biomass fuel processing
        261|基础化学原料制造|Basic chemical raw materials
        262|肥料制造|Fertilisers
        263|农药制造|Pesticides
        264|涂料、油墨、颜料及类似产品制造|Coatings, inks, pigments and similar products
        265|合成材料制造|Synthetic materials
        266|专用化学产品制造|Special chemical products
        267|炸药、火工及焰火产品制造|Explosives, pyrotechnic devices and fireworks
        268|日用化学产品制造|Household chemical products
        271|化学药品原料药制造|Active pharmaceutical ingredients
        272|化学药品制剂制造|Chemical drug preparations
        273|中药饮片加工|Prepared slices of Chinese medicine
        274|中成药生产|Chinese patent medicines
        275|兽用药品制造|Veterinary medicines
        276|生物药品制品制造|Biological medicines
        277|卫生材料及医药用品制造|Sanitary materials and medical supplies
        278|药用辅料及包装材料|Pharmaceutical excipients and packaging materials
        281|纤维素纤维原料及纤维制造|Cellulose fibre materials and fibres
        282|合成纤维制造|Synthetic fibres
        283|生物基材料制造|Bio-based materials
        291|橡胶制品业|Rubber products
        292|塑料制品业|Plastic products
        301|水泥、石灰和石膏制造|Cement, lime and gypsum
        302|石膏、水泥制品及类似制品制造|Products of gypsum, cement and the like
        303|砖瓦、石材等建筑材料制造|Bricks, tiles, stone and other building materials
        304|玻璃制造|Glass
        305|玻璃制品制造|Glass products
        306|玻璃纤维和玻璃纤维增强塑料制品制造|Glass fibre and glass-fibre-reinforced plastic products
        307|陶瓷制品制造|Ceramic products
        308|耐火材料制品制造|Refractory products
        309|石墨及其他非金属矿物制品制造|Graphite and other non-metallic mineral products
        311|炼铁|Iron making
        312|炼钢|Steel making
        313|钢压延加工|Steel rolling
        314|铁合金冶炼|Ferroalloy smelting
        321|常用有色金属冶炼|Smelting of common non-ferrous metals
        322|贵金属冶炼|Smelting of precious metals
        323|稀有稀土金属冶炼|Smelting of rare and rare-earth metals
        324|有色金属合金制造|Non-ferrous alloys
        325|有色金属压延加工|Rolling of non-ferrous metals
        331|结构性金属制品制造|Structural metal products
        332|金属工具制造|Metal tools
        333|集装箱及金属包装容器制造|Containers and metal packaging
        334|金属丝绳及其制品制造|Metal wire rope and products
        335|建筑、安全用金属制品制造|Metal products for building and safety
        336|金属表面处理及热处理加工|Surface and heat treatment of metals
        337|搪瓷制品制造|Enamel products
        338|金属制日用品制造|Household metal products
        339|铸造及其他金属制品制造|Castings and other metal products
        341|锅炉及原动设备制造|Boilers and prime movers
        342|金属加工机械制造|Metalworking machinery
        343|物料搬运设备制造|Materials handling equipment
        344|泵、阀门、压缩机及类似机械制造|Pumps, valves, compressors and similar machinery
        345|轴承、齿轮和传动部件制造|Bearings, gears and transmission parts
        346|烘炉、风机、包装等设备制造|Ovens, fans, packaging and other equipment
        347|文化、办公用机械制造|Machinery for culture and offices
        348|通用零部件制造|General-purpose parts
        349|其他通用设备制造业|Other general-purpose machinery
        351|采矿、冶金、建筑专用设备制造|Equipment for mining, metallurgy and construction
        352|化工、木材、非金属加工专用设备制造|Equipment for chemicals, timber and non-metal processing
        353|食品、饮料、烟草及饲料生产专用设备制造|Equipment for food, beverages, tobacco and feed
        354|印刷、制药、日化及日用品生产专用设备制造|Equipment for printing, pharmaceuticals and household products
        355|纺织、服装和皮革加工专用设备制造|Equipment for textiles, garments and leather
        356|电子和电工机械专用设备制造|Equipment for electronics and electrical machinery
        357|农、林、牧、渔专用机械制造|Machinery for agriculture, forestry, animal husbandry and fishery
        358|医疗仪器设备及器械制造|Medical instruments and equipment
        359|环保、邮政、社会公共服务及其他专用设备制造|Equipment for environment, post, public services and other purposes
        361|汽车整车制造|Complete motor vehicles
        362|汽车用发动机制造|Motor vehicle engines
        363|改装汽车制造|Converted motor vehicles
        364|低速汽车制造|Low-speed vehicles
        365|电车制造|Trams and trolleybuses
        366|汽车车身、挂车制造|Vehicle bodies and trailers
        367|汽车零部件及配件制造|Motor vehicle parts and accessories
        371|铁路运输设备制造|Railway transport equipment
        372|城市轨道交通设备制造|Urban rail transit equipment
        373|船舶及相关装置制造|Ships and related installations
        374|航空、航天器及设备制造|Aircraft, spacecraft and equipment
        375|摩托车制造|Motorcycles
        376|自行车和残疾人座车制造|Bicycles and wheelchairs
        377|助动车制造|Mopeds
        378|非公路休闲车及零配件制造|Off-road leisure vehicles and parts
        379|潜水救捞及其他未列明运输设备制造|Diving, salvage and other transport equipment
        381|电机制造|Electric motors and generators
        382|输配电及控制设备制造|Power transmission, distribution and control equipment
        383|电线、电缆、光缆及电工器材制造|Wires, cables, optical cables and electrical material
        384|电池制造|Batteries
        385|家用电力器具制造|Household electric appliances
        386|非电力家用器具制造|Non-electric household appliances
        387|照明器具制造|Lighting equipment
        389|其他电气机械及器材制造|Other electrical machinery and apparatus
        391|计算机制造|Computers
        392|通信设备制造|Communication equipment
        393|广播电视设备制造|Broadcasting and television equipment
        394|雷达及配套设备制造|Radar and associated equipment
        395|非专业视听设备制造|Consumer audio and video equipment
        396|智能消费设备制造|Intelligent consumer devices
        397|电子器件制造|Electronic devices
        398|电子元件及电子专用材料制造|Electronic components and special electronic materials
        399|其他电子设备制造|Other electronic equipment
        401|通用仪器仪表制造|General-purpose instruments
        402|专用仪器仪表制造|Special-purpose instruments
        403|钟表与计时仪器制造|Clocks, watches and timing instruments
        404|光学仪器制造|Optical instruments
        405|衡器制造|Weighing instruments
        409|其他仪器仪表制造业|Other instruments
        411|日用杂品制造|Sundry articles for daily use
        412|核辐射加工|Nuclear radiation processing
        419|其他未列明制造业|Manufacturing not elsewhere classified
        421|金属废料和碎屑加工处理|Processing of metal waste and scrap
        422|非金属废料和碎屑加工处理|Processing of non-metal waste and scrap
        431|金属制品修理|Repair of metal products
        432|通用设备修理|Repair of general-purpose machinery
        433|专用设备修理|Repair of special-purpose machinery
        434|铁路、船舶、航空航天等运输设备修理|Repair of railway, ship, aerospace and other transport equipment
        435|电气设备修理|Repair of electrical equipment
        436|仪器仪表修理|Repair of instruments
        439|其他机械和设备修理业|Repair of other machinery and equipment
        """;
}
